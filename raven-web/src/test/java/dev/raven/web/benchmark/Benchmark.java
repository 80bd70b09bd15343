package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code ./raven benchmark recall|speed|ingest|memory|audit|backup|faults|soak|servers DIRECTORY…}: results on standard output, all else on standard error. */
public final class Benchmark {
    private static final int WRONG_USE = 2;

    private Benchmark() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out));
    }

    /** The exit code: 0 measured, 1 failed, 2 called wrongly. */
    static int run(List<String> words, PrintStream out) {
        try (Workplace place = new Workplace()) {
            return measured(words, out, place);
        } catch (UsageException wrong) {
            Progress.say(wrong.getMessage());
            return WRONG_USE;
        }
    }

    private static int measured(List<String> words, PrintStream out, Workplace place) {
        try {
            measure(
                    words.isEmpty() ? "" : words.get(0),
                    words.subList(Math.min(1, words.size()), words.size()),
                    out,
                    place);
            return 0;
        } catch (IOException | IllegalStateException | java.io.UncheckedIOException | RefusedException failed) {
            if (!place.closed()) {
                Progress.say("failed: " + failed);
            }
            return 1;
        }
    }

    private static void measure(String name, List<String> words, PrintStream out, Workplace place) throws IOException {
        switch (name) {
            case "recall" -> new RecallBenchmark(Options.parse(words, RecallBenchmark.OPTIONS), place).run(out);
            case "speed" -> new SpeedBenchmark(Options.parse(words, SpeedBenchmark.OPTIONS), place).run(out);
            case "ingest" -> new IngestBenchmark(Options.parse(words, IngestBenchmark.OPTIONS), place).run(out);
            case "memory" -> new MemoryBenchmark(Options.parse(words, MemoryBenchmark.OPTIONS), place).run(out);
            case "backup" -> new BackupBenchmark(Options.parse(words, BackupBenchmark.OPTIONS), place).run(out);
            case "audit" -> new AuditBenchmark(Options.parse(words, AuditBenchmark.OPTIONS), place).run(out);
            case "faults" -> new FaultBenchmark(Options.parse(words, FaultBenchmark.OPTIONS), place).run(out);
            case "soak" -> new SoakBenchmark(Options.parse(words, SoakBenchmark.OPTIONS), place).run(out);
            case "servers" -> new ServersBenchmark(Options.parse(words, ServersBenchmark.OPTIONS), place).run(out);
            default ->
                throw new UsageException("say which: "
                        + String.join(
                                ", ",
                                List.of(
                                        "recall FILE",
                                        "speed",
                                        "ingest",
                                        "memory",
                                        "audit",
                                        "backup",
                                        "faults",
                                        "soak",
                                        "servers DIRECTORY…"))
                        + "; ./raven help tells more.");
        }
    }
}
