package dev.raven.core.recall;

import dev.raven.core.envelope.RecordCipherBenchmark.CpuTime;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What one query costs in the index alone: no embedding, no storage, no HTTP. See docs/benchmarks.md. */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class UserIndexBenchmark {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final int DIMENSIONS = 384;
    private static final int TURNS_A_CONVERSATION = 20;
    private static final int WORDS = 20_000;
    private static final int WORDS_A_MESSAGE = 22;
    private static final int WORDS_A_QUESTION = 8;

    @Param({"600", "10000", "100000"})
    public int interactions;

    private final Random random = new Random(1);
    private UserIndex index = new UserIndex();
    private RecallQuery[] questions = new RecallQuery[0];
    private int asked;

    @Setup
    public void fill() {
        index = new UserIndex();
        ConversationId talk = IDS.conversation();
        for (int i = 0; i < interactions; i++) {
            if (i % TURNS_A_CONVERSATION == 0) {
                talk = IDS.conversation();
            }
            index.put(new Turn(
                    IDS.interaction(),
                    talk,
                    Instant.EPOCH.plusSeconds(3_600L * i),
                    new Turn.Message("Ann", text(WORDS_A_MESSAGE)),
                    new Turn.Message("Rook", text(WORDS_A_MESSAGE)),
                    Optional.of(new TurnVectors("random", sides(), sides()))));
        }
        questions = IntStream.range(0, 64)
                .mapToObj(i -> new RecallQuery(
                        "Ann " + text(WORDS_A_QUESTION) + " 1970", Optional.of(vector()), turn -> true, 10))
                .toArray(RecallQuery[]::new);
    }

    @Benchmark
    public Object query(CpuTime cpu) {
        cpu.operations++;
        return index.search(questions[asked++ % questions.length]);
    }

    /** Few words are said often and many seldom, as Zipf's law has it: the n-th in proportion to 1/n. */
    private String text(int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> "w" + (int) Math.exp(random.nextDouble() * Math.log(WORDS)))
                .collect(Collectors.joining(" "));
    }

    private TurnVectors.Sides sides() {
        return new TurnVectors.Sides(Quantized.of(vector()), Quantized.of(vector()));
    }

    private float[] vector() {
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (random.nextGaussian() / Math.sqrt(DIMENSIONS));
        }
        return vector;
    }

    /** Runs all twice, with the Vector API and without, and says what a query costs by the thread's own time. */
    public static void main(String[] arguments) throws RunnerException {
        for (String[] module : new String[][] {{"--add-modules", "jdk.incubator.vector"}, {}}) {
            Options options = new OptionsBuilder()
                    .include(UserIndexBenchmark.class.getSimpleName())
                    .jvmArgs(module)
                    .build();
            for (RunResult run : new Runner(options).run()) {
                Map<String, Result> counted = run.getSecondaryResults();
                System.out.printf(
                        "%s interactions%s: %,.2f ms a query%n",
                        run.getParams().getParam("interactions"),
                        module.length == 0 ? ", plain loops" : "",
                        counted.get("nanos").getScore()
                                / counted.get("operations").getScore()
                                / 1e6);
            }
        }
    }
}
