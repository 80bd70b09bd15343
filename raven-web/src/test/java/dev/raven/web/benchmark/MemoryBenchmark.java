package dev.raven.web.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What interactions cost in RAM, all of their users' indexes in the cache, and in Redis. */
final class MemoryBenchmark {
    static final Set<String> OPTIONS = Set.of("json", "shapes", "short-texts", "real-vectors");
    private static final Map<String, String> ROOM = Map.of("RAVEN_JAVA_OPTS", "-Xmx3g", "RAVEN_INDEX_CACHE_MB", "2048");
    private static final String SHAPE = "[1-9][0-9]{0,5}x[1-9][0-9]{0,5}";
    private static final int WARM_UP = 300;

    private final Options options;
    private final Workplace place;
    private final List<String> shapes;
    private final Map<String, String> vectors;

    MemoryBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.shapes = List.of(options.text("shapes").orElse("1000x200,10x20000").split(",", -1));
        if (!shapes.stream().allMatch(shape -> shape.matches(SHAPE))) {
            throw new UsageException("--shapes: must be users x interactions, as in --shapes 100x200,2x20000.");
        }
        this.vectors = options.has("real-vectors") ? Map.of() : new MadeUpVectors(place).settings();
    }

    void run(PrintStream out) {
        Table table = new Table(
                "Memory, MB, and bytes an interaction, vectors " + (vectors.isEmpty() ? "real" : "made up") + " ("
                        + Machine.text() + ")",
                "users x interactions",
                "heap before",
                "heap",
                "RSS before",
                "RSS",
                "Redis",
                "heap each",
                "RSS each",
                "Redis each");
        for (String shape : shapes) {
            String[] sides = shape.split("x");
            measure(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), table);
        }
        table.print(out, options.has("json"));
    }

    private void measure(int people, int each, Table table) {
        RedisServer redis = new RedisServer(place, "everysec");
        OwnServer raven = OwnServer.on(redis.url(), place, settings());
        Account account = Account.register(raven.url(), Optional.empty(), Map.of());
        Loader loader = new Loader(account, options.has("short-texts"));
        List<String> users = users(account, people);
        loader.load("warming the server up", users(account, 1), WARM_UP);
        Footprint before = Footprint.of(raven, redis);
        loader.load(people + " users x " + each + " interactions", users, each);
        askAbout(users, account, new Chatter(3).question(loader.samples().get(0)));
        row(people + " x " + each, (long) people * each, before, Footprint.of(raven, redis), table);
        raven.end();
        redis.end();
    }

    private static List<String> users(Account account, int people) {
        try (Connection connection = account.connect()) {
            return Stream.generate(() -> Account.user(connection)).limit(people).toList();
        }
    }

    private static void askAbout(List<String> users, Account account, String question) {
        try (Connection connection = account.connect()) {
            Progress progress = new Progress("asking about each user", users.size());
            for (String user : users) {
                Account.query(connection, user, question, 5);
                progress.step(1);
            }
            progress.end();
        }
    }

    private Map<String, String> settings() {
        return Stream.of(ROOM, vectors)
                .flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void row(String name, long interactions, Footprint before, Footprint after, Table table) {
        table.row(
                name,
                megabytes(before.heap()),
                megabytes(after.heap()),
                megabytes(before.resident()),
                megabytes(after.resident()),
                megabytes(after.redis()),
                (after.heap() - before.heap()) / interactions,
                (after.resident() - before.resident()) / interactions,
                (after.redis() - before.redis()) / interactions);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / 1e6);
    }
}
