package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.raven.core.id.Ids;
import dev.raven.core.recall.onnx.OnnxModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxEmbedderTest {
    private static Embedder embedder;

    @BeforeAll
    static void open() throws IOException {
        embedder = OnnxEmbedder.open(new OnnxModels());
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    @Test
    void vectorsHaveLengthOne() {
        float[] vector = embedder.embedPassage("My daughter is allergic to cats.");
        assertThat(vector).hasSize(embedder.dimensions());
        assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-4));
    }

    @Test
    void aQuestionIsNearestToWhatAnswersIt() {
        float[] question = embedder.embedQuery("Which pets are a problem for her child?");
        double answer = cosine(question, embedder.embedPassage("My daughter is allergic to cats."));
        double other = cosine(question, embedder.embedPassage("The rent is 1400 euros a month."));
        assertThat(answer).isGreaterThan(other + 0.03);
    }

    @Test
    void questionAndPassageAreEmbeddedDifferently() {
        assertThat(embedder.embedQuery("cats")).isNotEqualTo(embedder.embedPassage("cats"));
    }

    @Test
    void takesAnyTextWhatever() {
        for (String text : new String[] {"", "\u0000", "漢字".repeat(2000), "😀", "x".repeat(100_000)}) {
            assertThat(embedder.embedPassage(text))
                    .hasSize(embedder.dimensions())
                    .doesNotContain(Float.NaN);
        }
    }

    @Test
    void packedVectorsKeepTheirDirection() {
        float[] vector = embedder.embedPassage("The boat is called Petrel.");
        assertThat(Quantized.of(vector).cosine(vector)).isCloseTo(1, within(0.01f));
        assertThat(Quantized.of(vector).cosine(new float[3])).isZero();
        Ids ids = new Ids(new SecureRandom());
        TurnVectors vectors = TurnVectors.embed(
                embedder,
                new Turn(
                        ids.interaction(),
                        ids.conversation(),
                        Instant.EPOCH,
                        new Turn.Message("Ann", "The boat is called Petrel."),
                        new Turn.Message("Rook", "Nice."),
                        Optional.empty()));
        TurnVectors again = TurnVectors.fromBytes(vectors.toBytes()).orElseThrow();
        assertThat(again.model()).isEqualTo(embedder.model());
        assertThat(cosines(again, vector)).isEqualTo(cosines(vectors, vector)).doesNotHaveDuplicates();
    }

    private static List<Float> cosines(TurnVectors vectors, float[] vector) {
        return Stream.of(
                        vectors.own().user(),
                        vectors.own().agent(),
                        vectors.around().user())
                .map(one -> one.cosine(vector))
                .toList();
    }

    @Test
    void theModelsNameHoldsTheBeginningOfItsFilesDigest() throws Exception {
        try (InputStream file = OnnxEmbedder.class.getResourceAsStream("/e5-small-v2-q.onnx")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            assertThat(embedder.model())
                    .isEqualTo("e5-small-v2-q/" + embedder.dimensions() + "/"
                            + HexFormat.of().formatHex(digest, 0, 4));
        }
    }

    @Test
    void questionsAskedAtOnceHaveTheVectorsTheyHaveAlone() {
        List<String> questions = IntStream.range(0, 40)
                .mapToObj(i -> "What did she say about cat " + i + "?")
                .toList();
        List<float[]> together =
                questions.parallelStream().map(embedder::embedQuery).toList();
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(embedder.embedQuery(questions.get(i)));
        }
    }

    /** Servers are called by lines of many thousand characters, which releases with telemetry take apart recursively. */
    @Test
    void aModelIsLoadedHoweverLongTheLineThatCalledTheProcess() throws Exception {
        assertThatAProcessEndsWell(OpensAndCloses.class, "-Dpadding=" + "x".repeat(50_000));
    }

    static final class OpensAndCloses {
        public static void main(String[] none) throws IOException {
            OnnxEmbedder.open(new OnnxModels()).close();
        }
    }

    /** The native code gives its environment up while the JVM stops, whoever embeds. */
    @Test
    void aProcessThatStopsWhileItEmbedsEndsWell() throws Exception {
        assertThatAProcessEndsWell(StopsWhileItEmbeds.class);
    }

    static final class StopsWhileItEmbeds {
        public static void main(String[] none) throws Exception {
            OnnxEmbedder stopping = OnnxEmbedder.open(new OnnxModels());
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    stopping.embedPassage("a long text ".repeat(200));
                }
            });
            Thread lastWork = new Thread(() -> {
                for (int i = 0; i < 50; i++) {
                    stopping.embedQuery("asked while the server stops");
                }
                stopping.close();
            });
            Runtime.getRuntime().addShutdownHook(lastWork);
            System.exit(0);
        }
    }

    private static void assertThatAProcessEndsWell(Class<?> main, String... options) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:ErrorFile=/dev/null"));
        line.addAll(List.of(options));
        line.add(main.getName());
        ProcessBuilder called = new ProcessBuilder(line);
        called.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = called.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** A server that stops while it consolidates must not be torn down by native code whose session is gone. */
    @Test
    void aModelThatIsClosedFinishesWhatRunsAndRefusesTheRest() throws Exception {
        OnnxEmbedder closing = OnnxEmbedder.open(new OnnxModels());
        CountDownLatch running = new CountDownLatch(4);
        List<Throwable> ends = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Stream.generate(() -> Thread.ofPlatform().start(() -> {
                    try {
                        while (true) {
                            closing.embedPassage("a long text ".repeat(200));
                            running.countDown();
                        }
                    } catch (IllegalStateException closed) {
                        ends.add(closed);
                    }
                }))
                .limit(2)
                .toList();
        running.await();
        closing.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ends).hasSize(2);
    }
}
