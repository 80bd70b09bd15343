package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Whether a server that has everything to do for long grows: its live heap, its threads, its descriptors. */
final class SoakBenchmark {
    static final Set<String> OPTIONS = Set.of("json", "minutes", "samples", "rate", "clients");
    /** Exchanges of a person before it is erased and another comes: so what is stored stays as much, and what grows is Raven. */
    private static final int STAY = 1_000;

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Options options;
    private final Workplace place;
    private final int samples;
    private final Duration each;
    private final int rate;
    private final int clients;

    SoakBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.samples = options.number("samples", 10);
        this.each = Duration.ofMinutes(options.number("minutes", 30)).dividedBy(samples);
        this.rate = options.number("rate", 100);
        this.clients = options.number("clients", 8);
    }

    void run(PrintStream out) {
        RedisServer redis = new RedisServer(place, "everysec");
        OwnServer raven = OwnServer.on(
                redis.url(),
                place,
                Map.of("RAVEN_BACKUP_DIR", place.directory("backups").toString()));
        Account account = Account.register(raven.url(), Optional.empty(), Map.of());
        Regulars regulars = new Regulars(account, clients, rate, STAY);
        Passers passers = new Passers(account, raven);
        Table table = new Table(
                "Clients that store and ask, " + rate
                        + " requests a second, each for a person that is erased after " + STAY
                        + " exchanges, beside people who come, are exported and erased, "
                        + "keys that are made, rotated and revoked, and backups (" + Machine.text() + ")",
                "minute",
                "requests",
                "succeed",
                "refused",
                "people",
                "p50 ms",
                "p99 ms",
                "live heap MB",
                "RSS MB",
                "threads",
                "descriptors",
                "Redis MB");
        long begun = System.nanoTime();
        for (int i = 1; i <= samples; i++) {
            long enough = System.nanoTime() + each.toNanos();
            BooleanSupplier more = () -> System.nanoTime() < enough;
            CompletableFuture<Void> passing = CompletableFuture.runAsync(() -> passers.comeAndGo(more));
            Regulars.Seen seen = regulars.keepUntil(more);
            passing.join();
            Vitals vitals = Vitals.of(raven);
            Footprint footprint = Footprint.of(raven, redis);
            table.row(
                    (System.nanoTime() - begun) / 60_000_000_000L,
                    seen.outcomes().all(),
                    seen.outcomes().succeeded(),
                    seen.outcomes().refusals(),
                    passers.count(),
                    seen.times().text(50),
                    seen.times().text(99),
                    footprint.heap() / 1_000_000,
                    vitals.resident() / 1_000_000,
                    vitals.threads(),
                    vitals.descriptors(),
                    footprint.redis() / 1_000_000);
            Progress.say(i + " of " + samples + " parts");
        }
        table.print(out, options.has("json"));
        raven.end();
        redis.end();
    }

    /** What seldom happens, again and again: all that a person, a key and an operator may ask for. */
    private static final class Passers {
        private final URI url;
        private final Connection connection;
        private final Connection operator;
        private final Chatter chatter = new Chatter(1);
        private int count;

        Passers(Account account, OwnServer raven) {
            this.url = raven.url();
            this.connection = account.connect();
            this.operator = raven.operator();
        }

        int count() {
            return count;
        }

        void comeAndGo(BooleanSupplier more) {
            backUp();
            while (more.getAsBoolean()) {
                person();
                key();
                Pause.of(BETWEEN);
            }
        }

        private void backUp() {
            operator.post("/api/v1/platform/backups", Map.of());
        }

        private void person() {
            String user = Account.user(connection);
            String conversation = Account.conversation(connection, user, Map.of());
            List<Map<String, Object>> said = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                said.add(Account.exchange(user, conversation, chatter.message(8, 40), chatter.message(8, 40)));
            }
            Account.ingestAll(connection, said);
            connection.post("/api/v1/conversations/" + conversation + "/end", Map.of());
            connection.text("GET", "/api/v1/users/" + user + "/export");
            connection.text("DELETE", "/api/v1/users/" + user);
            count++;
        }

        private void key() {
            JsonNode made =
                    connection.post("/api/v1/api-keys", Map.of("name", "passing", "scopes", List.of("users:read")));
            String id = made.path("key_id").asText();
            try (Connection guest =
                    new Connection(url, Optional.of(made.path("api_key").asText()))) {
                guest.get("/api/v1/users");
            }
            connection.post("/api/v1/api-keys/" + id + "/rotate", Map.of());
            connection.text("DELETE", "/api/v1/api-keys/" + id);
        }
    }
}
