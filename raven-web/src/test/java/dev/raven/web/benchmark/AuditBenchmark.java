package dev.raven.web.benchmark;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the audit log costs: acts of administration and stored exchanges a second with it and without it, in turns in one run,
 * as ratios; and how long one event takes until it is durable and copied.
 */
final class AuditBenchmark {
    static final Set<String> OPTIONS =
            Set.of("json", "clients", "turns", "seconds", "warm-up", "only", "durability", "reads");
    private static final double AIM = 0.90;
    private static final int CONVERSATIONS = 10;

    private final Options options;
    private final Workplace place;
    private final int clients;
    private final int turns;
    private final Duration turn;
    private final Duration warmUp;
    private final String durability;

    AuditBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.clients = options.number("clients", 16);
        this.turns = options.number("turns", 6);
        this.turn = Duration.ofSeconds(options.number("seconds", 5));
        this.warmUp = Duration.ofSeconds(options.number("warm-up", 20));
        this.durability = chosen("durability", "fsync", "fsync|everysec");
        chosen("only", "data", "administration|data|append");
    }

    private String chosen(String name, String otherwise, String words) {
        String chosen = options.text(name).orElse(otherwise);
        if (!chosen.matches(words)) {
            throw new UsageException("--" + name + ": must be one of " + words.replace("|", ", ") + ".");
        }
        return chosen;
    }

    /** A server with a Redis of its own, and a tenant on it. */
    private record Side(OwnServer raven, Account account) {

        /** Clients that do one act of administration a step: each renames a key of its own. */
        List<Load.Client> administrators(int count) {
            return Stream.generate(() -> {
                        Connection connection = account.connect();
                        String key = connection
                                .post("/api/v1/api-keys", Map.of("name", "k", "scopes", List.of("memory:read")))
                                .path("key_id")
                                .asText();
                        byte[] request = connection.request(
                                "PATCH", "/api/v1/api-keys/" + key, Connection.bytes(Map.of("name", "renamed")));
                        return (Load.Client) () -> connection.send(request);
                    })
                    .limit(count)
                    .toList();
        }

        List<IngestClient> writers(int count) {
            return Stream.generate(() -> new IngestClient(account)).limit(count).toList();
        }

        long events() {
            try (Connection connection = account.connect()) {
                return connection
                        .post("/api/v1/audit/verify", Map.of())
                        .path("events")
                        .asLong();
            }
        }
    }

    private Side side(Path home) {
        RedisServer redis = new RedisServer(place, durability.equals("fsync") ? "always" : "everysec");
        OwnServer raven = new OwnServer(place, home, Map.of("REDIS_URL", redis.url(), "RAVEN_DURABILITY", durability));
        return new Side(raven, Account.register(raven.url(), Optional.empty(), Map.of()));
    }

    void run(PrintStream out) {
        Side with = side(OwnServer.home());
        Side without = side(SilentHome.in(place).directory());
        if (measures("administration")) {
            administration(with, without).print(out, options.has("json"));
        }
        if (measures("data")) {
            data(with, without).print(out, options.has("json"));
        }
        if (with.events() == 0 || without.events() > 0) {
            throw new IllegalStateException("the one side must have a log and the other none");
        }
        without.raven().end();
        if (measures("append")) {
            new AppendBenchmark(with.raven().url(), options.number("reads", 2_000))
                    .measure(clients, turns)
                    .print(out, options.has("json"));
        }
    }

    private boolean measures(String what) {
        return options.text("only").orElse(what).equals(what);
    }

    private Table administration(Side with, Side without) {
        List<Load.Client> recorded = with.administrators(clients);
        List<Load.Client> silent = without.administrators(clients);
        Progress.say("warming up");
        Load.perSecond(recorded, warmUp.dividedBy(2));
        Load.perSecond(silent, warmUp.dividedBy(2));
        return duel("administration")
                .fight(
                        title("Administration (a key is renamed)"),
                        () -> Load.perSecond(recorded, turn),
                        () -> Load.perSecond(silent, turn));
    }

    private Table data(Side with, Side without) {
        List<IngestClient> recorded = with.writers(clients);
        List<IngestClient> silent = without.writers(clients);
        Progress.say("warming up");
        stored(recorded, warmUp.dividedBy(2));
        stored(silent, warmUp.dividedBy(2));
        return duel("ingest").fight(title("Ingest of 1 KB"), () -> stored(recorded, turn), () -> stored(silent, turn));
    }

    private static double stored(List<IngestClient> writers, Duration time) {
        writers.parallelStream().forEach(writer -> writer.prepare(CONVERSATIONS));
        return Load.perSecond(writers, time);
    }

    private Duel duel(String what) {
        return new Duel(what + " with the log", "without", AIM, turns);
    }

    private String title(String what) {
        return what + ", " + durability + ", " + clients + " clients, turns of " + turn.toSeconds() + " s ("
                + Machine.text() + ")";
    }
}
