package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a backup does to those who ask meanwhile, in turns with quiet in one run; how large it is and how long it takes, and how
 * long a server takes to start from it.
 */
final class BackupBenchmark {
    static final Set<String> OPTIONS =
            Set.of("json", "people", "each", "asked", "rate", "seconds", "turns", "short-texts");
    private static final double AIM = 2.0;
    private static final int CLIENTS = 4;
    private static final String BACKUPS = "/api/v1/platform/backups";

    private final Options options;
    private final Workplace place;
    private final int people;
    private final int each;
    private final int asked;
    private final int rate;
    private final int turns;
    private final Duration turn;
    private final Map<String, String> settings;

    BackupBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.people = options.number("people", 1_000);
        this.each = options.number("each", 1_000);
        this.asked = Math.min(people, options.number("asked", 50));
        this.rate = options.number("rate", 50);
        this.turns = options.number("turns", 3);
        this.turn = Duration.ofSeconds(options.number("seconds", 30));
        this.settings = Map.of(
                "RAVEN_DURABILITY", "everysec",
                "RAVEN_EMBEDDINGS", "none",
                "RAVEN_BACKUP_DIR", place.directory("backups").toString(),
                "RAVEN_BACKUP_HOURS", "0",
                "RAVEN_DRILL_DAYS", "0",
                "RAVEN_ENCRYPTION_KEY_FILE",
                        place.directory("key").resolve("encryption.key").toString());
    }

    /** A backup that was taken, and what it was like for those who asked meanwhile. */
    private record Taken(String id, double seconds, Latencies asked, long resident) {}

    void run(PrintStream out) {
        RedisServer redis = new RedisServer(place, "everysec");
        OwnServer raven = new OwnServer(place, over(redis, Map.of()));
        Account account = Account.register(raven.url(), Optional.empty(), Map.of());
        Loader loader = new Loader(account, options.has("short-texts"));
        List<String> users = users(account);
        loader.load("storing and consolidating interactions", users, each);
        List<Load.Client> askers = askers(account, users.subList(0, asked), loader.samples());
        Progress.say("warming up");
        Pace.of(rate, askers).keepUntil(within(turn));
        Taken last = duel(raven, redis, askers, out);
        JsonNode told = told(raven, last);
        raven.end();
        redis.end();
        restore(last, told, out);
    }

    private List<String> users(Account account) {
        try (Connection connection = account.connect()) {
            return Stream.generate(() -> Account.user(connection)).limit(people).toList();
        }
    }

    private static List<Load.Client> askers(Account account, List<String> users, List<String> samples) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> {
                    Chatter chatter = new Chatter(client);
                    Connection connection = account.connect();
                    int[] at = {client};
                    return (Load.Client) () -> {
                        int next = at[0]++;
                        String question = chatter.question(samples.get(next % samples.size()));
                        Account.query(connection, users.get(next % users.size()), question, 5);
                    };
                })
                .toList();
    }

    private static BooleanSupplier within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() < end;
    }

    private Taken duel(OwnServer raven, RedisServer redis, List<Load.Client> askers, PrintStream out) {
        Table table = new Table(
                "Queries, " + rate
                        + " a second, milliseconds from when each was due, without and with a backup under way ("
                        + Machine.text() + ")",
                "turn",
                "quiet p50",
                "quiet p99",
                "backup p50",
                "backup p99",
                "p99 ratio, aim " + AIM,
                "backup s",
                "RSS MB");
        List<Taken> all = new ArrayList<>();
        for (int i = 1; i <= turns; i++) {
            Latencies quiet = Pace.of(rate, askers).keepUntil(within(turn));
            Taken taken = take(raven, askers);
            all.add(taken);
            table.row(
                    i,
                    quiet.text(50),
                    quiet.text(99),
                    taken.asked().text(50),
                    taken.asked().text(99),
                    text(taken.asked().millis(99) / quiet.millis(99)),
                    text(taken.seconds()),
                    taken.resident() / 1_000_000);
        }
        Progress.say("Redis holds " + redis.usedMemory() / 1_000_000 + " MB");
        table.print(out, options.has("json"));
        return all.get(turns - 1);
    }

    private Taken take(OwnServer raven, List<Load.Client> askers) {
        try (Connection operator = raven.operator()) {
            long begun = System.nanoTime();
            JsonNode ordered = operator.post(BACKUPS, Map.of());
            String job = "/api/v1/jobs/" + ordered.at("/job/job_id").asText();
            long[] resident = {0};
            Latencies times = Pace.of(rate, askers).keepUntil(() -> {
                resident[0] = Math.max(resident[0], Footprint.resident(raven));
                return isUnderWay(operator.get(job));
            });
            return new Taken(ordered.path("backup_id").asText(), seconds(begun), times, resident[0]);
        }
    }

    private static boolean isUnderWay(JsonNode job) {
        String state = job.path("state").asText();
        if (state.equals("failed")) {
            throw new IllegalStateException("the backup failed: " + job);
        }
        return !state.equals("succeeded");
    }

    private static JsonNode told(OwnServer raven, Taken taken) {
        try (Connection operator = raven.operator()) {
            for (JsonNode backup : operator.get(BACKUPS).path("backups")) {
                if (backup.path("backup_id").asText().equals(taken.id())) {
                    return backup;
                }
            }
            throw new IllegalStateException("the backup is not there");
        }
    }

    /** Into an empty Redis; beside it the start of a server on an empty one, for what the start alone takes. */
    private void restore(Taken taken, JsonNode told, PrintStream out) {
        long empty = System.nanoTime();
        RedisServer nothing = new RedisServer(place, "everysec");
        OwnServer fresh = new OwnServer(place, over(nothing, Map.of()));
        double start = seconds(empty);
        fresh.end();
        nothing.end();
        RedisServer redis = new RedisServer(place, "everysec");
        long begun = System.nanoTime();
        OwnServer raven = new OwnServer(place, over(redis, Map.of("RAVEN_RESTORE", taken.id())));
        double restored = seconds(begun);
        new Table(
                        "Restore of " + people + " people with " + each + " interactions each (" + Machine.text() + ")",
                        "backup",
                        "bytes",
                        "interactions",
                        "seconds until it serves",
                        "of which a start",
                        "RSS MB",
                        "Redis MB")
                .row(
                        taken.id(),
                        told.path("bytes").asLong(),
                        told.at("/counts/interactions").asLong(),
                        text(restored),
                        text(start),
                        Footprint.resident(raven) / 1_000_000,
                        redis.usedMemory() / 1_000_000)
                .print(out, options.has("json"));
        raven.end();
        redis.end();
    }

    private Map<String, String> over(RedisServer redis, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("REDIS_URL", redis.url());
        all.putAll(more);
        return all;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }
}
