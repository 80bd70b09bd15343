package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same WAR on Payara Micro, and on the application servers in the directories that are named, one after the other in each round: what a
 * start takes, what a query and writes take, and what is resident then. With {@code --reports}, also how the system tests ended on each.
 */
final class ServersBenchmark {
    static final Set<String> OPTIONS = Set.of("json", "rounds", "interactions", "queries", "seconds", "reports");
    private static final int CLIENTS = 16;
    private static final int CONVERSATIONS = 10;
    private static final int LIMIT = 5;
    private static final Pattern NAME =
            Pattern.compile("(Payara Micro|WildFly|Open Liberty) ([0-9]+(?:\\.[0-9A-Za-z]+)+)");

    private final Options options;
    private final int rounds;
    private final int interactions;
    private final int queries;
    private final Duration writing;
    private final Workplace place;

    ServersBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.rounds = options.number("rounds", 3);
        this.interactions = options.number("interactions", 600);
        this.queries = options.number("queries", 1_000);
        this.writing = Duration.ofSeconds(options.number("seconds", 10));
        options.rest().stream()
                .filter(directory -> !Files.isDirectory(Path.of(directory)))
                .findFirst()
                .ifPresent(missing -> {
                    throw new UsageException(missing + ": is no directory; name those of application servers.");
                });
    }

    /** What was measured on one server, a round each. */
    private record Figures(
            Latencies starts, List<Latencies> queries, List<Double> writes, List<Long> resident, Optional<Path> on) {
        Figures(Optional<Path> on) {
            this(new Latencies(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), on);
        }
    }

    void run(PrintStream out) {
        List<Optional<Path>> servers = Stream.concat(
                        Stream.of(Optional.<Path>empty()),
                        options.rest().stream().map(Path::of).map(Optional::of))
                .toList();
        Map<String, Figures> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            servers.forEach(server -> measure(server, all));
        }
        Table table = new Table(
                "The same WAR on each server, medians of " + rounds + " rounds (" + Machine.text() + ")",
                "server",
                "start s",
                "query p50 ms",
                "ingest/s",
                "resident MB",
                "system tests");
        all.forEach((name, figures) -> table.row(
                name,
                decimals(figures.starts().millis(50) / 1_000),
                decimals(median(figures.queries().stream()
                        .map(times -> times.millis(50))
                        .toList())),
                Math.round(median(figures.writes())),
                Math.round(median(
                        figures.resident().stream().map(bytes -> bytes / 1e6).toList())),
                options.text("reports")
                        .map(reports -> tests(Path.of(reports), figures.on()))
                        .orElse("-")));
        table.print(out, options.has("json"));
    }

    private void measure(Optional<Path> on, Map<String, Figures> all) {
        long begun = System.nanoTime();
        OwnServer raven = OwnServer.on(on, place);
        long ready = System.nanoTime() - begun;
        Figures figures = all.computeIfAbsent(name(raven), unknown -> new Figures(on));
        figures.starts().add(ready);
        Account account = Account.register(raven.url(), Optional.empty(), Map.of());
        figures.queries().add(ask(account));
        List<IngestClient> writers =
                Stream.generate(() -> new IngestClient(account)).limit(CLIENTS).toList();
        writers.parallelStream().forEach(writer -> writer.prepare(CONVERSATIONS));
        Load.perSecond(writers, writing); // warms up
        figures.writes().add(Load.perSecond(writers, writing));
        figures.resident().add(Footprint.resident(raven));
        raven.end();
    }

    private Latencies ask(Account account) {
        Loader loader = new Loader(account, false);
        Latencies times = new Latencies();
        try (Connection connection = account.connect()) {
            String user = Account.user(connection);
            loader.load("storing and consolidating interactions", List.of(user), interactions);
            List<String> samples = loader.samples();
            Chatter chatter = new Chatter(7);
            IntStream.range(0, 2 * queries).forEach(i -> {
                String question = chatter.question(samples.get(i % samples.size()));
                long begun = System.nanoTime();
                Account.query(connection, user, question, LIMIT);
                if (i >= queries) {
                    times.add(System.nanoTime() - begun);
                }
            });
        }
        return times;
    }

    /** As the server says it itself. */
    private static String name(OwnServer raven) {
        Matcher name = NAME.matcher(raven.log());
        if (!name.find()) {
            throw new IllegalStateException("the server does not say what it is");
        }
        return name.group(1) + " " + name.group(2).replace(".Final", "");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Of what Failsafe left: Payara's reports in the directory itself, those of others in one of their own. */
    private static String tests(Path reports, Optional<Path> on) {
        Path directory = on.map(server ->
                        reports.resolve(Files.exists(server.resolve("bin/standalone.sh")) ? "wildfly" : "openliberty"))
                .orElse(reports);
        int[] counts = new int[3];
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.getFileName().toString().matches("TEST-dev\\.raven\\.web\\.system\\..*\\.xml"))
                    .map(ServersBenchmark::suite)
                    .forEach(suite -> {
                        counts[0] += count("tests", suite);
                        counts[1] += count("failures", suite) + count("errors", suite);
                        counts[2] += count("skipped", suite);
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return counts[0] + " run, " + counts[1] + " failed, " + counts[2] + " skipped";
    }

    /** The head of a report. */
    private static String suite(Path report) {
        try (Stream<String> lines = Files.lines(report)) {
            return lines.filter(line -> line.startsWith("<testsuite "))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int count(String what, String suite) {
        Matcher count = Pattern.compile(" " + what + "=\"(\\d+)\"").matcher(suite);
        if (!count.find()) {
            throw new IllegalStateException("a report without " + what);
        }
        return Integer.parseInt(count.group(1));
    }
}
