package dev.raven.web.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How long a query takes, seen by one client on one kept-alive connection, with nothing else going on. */
final class SpeedBenchmark {
    static final Set<String> OPTIONS = Set.of(
            "json",
            "url",
            "operator-key-file",
            "interactions",
            "queries",
            "warm-up",
            "restarts",
            "short-texts",
            "made-up-vectors");
    private static final Map<Integer, String> AIMS =
            Map.of(600, "6 / 15", 10_000, "8 / 20, cold 400", 100_000, "20 / 40");
    private static final int QUERIES = 1_000;
    private static final int WRITES = 100;
    private static final int LIMIT = 5;

    private final Options options;
    private final List<Integer> sizes;
    private final int queries;
    private final int warmUp;
    private final int restarts;
    private final Workplace place;

    SpeedBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.sizes = options.numbers("interactions", "600,10000");
        this.queries = options.number("queries", QUERIES);
        this.warmUp = options.number("warm-up", 2 * QUERIES);
        this.restarts = options.number("restarts", 3);
    }

    void run(PrintStream out) {
        Target target = Target.of(options, place);
        Account account = target.register();
        Table table = new Table(
                "Query, one connection, milliseconds seen by the client"
                        + (options.has("made-up-vectors") ? ", vectors made up (" : " (") + Machine.text() + ")",
                "interactions",
                "p50",
                "p90",
                "p99",
                "max",
                "after a write p50",
                "cold user",
                "aims p50 / p99",
                "load");
        for (int size : sizes) {
            measure(size, target, account, table);
        }
        table.print(out, options.has("json"));
    }

    private void measure(int size, Target target, Account account, Table table) {
        Loader loader = new Loader(account, options.has("short-texts"));
        try (Connection connection = account.connect()) {
            String user = Account.user(connection);
            loader.load("storing and consolidating interactions", List.of(user), size);
            List<String> questions = questions(loader.samples(), warmUp + queries + WRITES);
            ask(connection, user, questions.subList(0, warmUp));
            Latencies quiet = ask(connection, user, questions.subList(warmUp, warmUp + queries));
            String load = Machine.load();
            Latencies written = askAfterWrites(connection, user, questions.subList(warmUp + queries, questions.size()));
            String cold =
                    target.own().map(own -> cold(own, account, user, questions)).orElse("-");
            table.row(
                    size,
                    quiet.text(50),
                    quiet.text(90),
                    quiet.text(99),
                    quiet.text(100),
                    written.text(50),
                    cold,
                    AIMS.getOrDefault(size, "-"),
                    load.replace("load average ", ""));
        }
    }

    private static List<String> questions(List<String> samples, int count) {
        Chatter chatter = new Chatter(7);
        return IntStream.range(0, count)
                .mapToObj(i -> chatter.question(samples.get(i % samples.size())))
                .toList();
    }

    private static Latencies ask(Connection connection, String user, List<String> questions) {
        Latencies times = new Latencies();
        questions.forEach(question -> times.add(time(connection, user, question)));
        return times;
    }

    private static long time(Connection connection, String user, String question) {
        long begun = System.nanoTime();
        Account.query(connection, user, question, LIMIT);
        return System.nanoTime() - begun;
    }

    /** Each query has to take in what was stored just before it. */
    private static Latencies askAfterWrites(Connection connection, String user, List<String> questions) {
        Latencies times = new Latencies();
        Chatter chatter = new Chatter(11);
        String conversation = Account.conversation(connection, user, Map.of());
        for (String question : questions) {
            Account.ingest(
                    connection, Account.exchange(user, conversation, chatter.message(8, 40), chatter.message(8, 40)));
            times.add(time(connection, user, question));
        }
        return times;
    }

    /** The first query about a user after the server was started anew and warmed up with another one. */
    private String cold(OwnServer own, Account account, String user, List<String> questions) {
        Latencies times = new Latencies();
        for (int i = 0; i < restarts; i++) {
            own.restart();
            try (Connection connection = account.at(own.url()).connect()) {
                String other = Account.user(connection);
                new Loader(account.at(own.url()), options.has("short-texts"))
                        .load("warming the server up", List.of(other), 200);
                ask(connection, other, questions.subList(0, warmUp / 2));
                times.add(time(connection, user, questions.get(i)));
            }
        }
        return String.format(Locale.ROOT, "%.0f", times.millis(50));
    }
}
