package dev.raven.web.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Acknowledged writes a second, as ratios taken in one run: with {@code fsync} beside what bare clients reach on the same
 * Redis, with {@code everysec} beside an echo of the same JSON on the same application server.
 */
final class IngestBenchmark {
    static final Set<String> OPTIONS = Set.of("json", "clients", "turns", "seconds", "warm-up", "only");
    private static final int KEYS = 1_000;
    private static final int CONVERSATIONS = 10;
    private static final int WARM_UP_TURN = 10;

    private final Options options;
    private final Workplace place;
    private final int clients;
    private final int turns;
    private final Duration turn;
    private final Duration warmUp;

    IngestBenchmark(Options options, Workplace place) {
        this.options = options;
        this.place = place;
        this.clients = options.number("clients", 16);
        this.turns = options.number("turns", 6);
        this.warmUp = Duration.ofSeconds(options.number("warm-up", 20));
        this.turn = Duration.ofSeconds(options.number("seconds", 5));
        if (options.text("only").filter(side -> !side.matches("fsync|everysec")).isPresent()) {
            throw new UsageException("--only: must be one of fsync, everysec.");
        }
    }

    void run(PrintStream out) {
        if (!options.text("only").filter("everysec"::equals).isPresent()) {
            fsync().print(out, options.has("json"));
        }
        if (!options.text("only").filter("fsync"::equals).isPresent()) {
            everysec().print(out, options.has("json"));
        }
    }

    private Table fsync() {
        RedisServer redis = new RedisServer(place, "always");
        OwnServer raven = server(redis, "fsync");
        List<IngestClient> writers = writers(raven);
        List<Load.Client> bare =
                Stream.generate(() -> bare(redis)).limit(clients).toList();
        Table table = fight("fsync", "bare SET of 1 KB", 0.80, writers, bare);
        raven.end();
        redis.end();
        return table;
    }

    private Table everysec() {
        RedisServer redis = new RedisServer(place, "everysec");
        OwnServer raven = server(redis, "everysec");
        EchoServer echo = new EchoServer(place, raven);
        List<IngestClient> writers = writers(raven);
        List<Load.Client> bare =
                Stream.generate(() -> echoing(echo)).limit(clients).toList();
        return fight("everysec", "bare JSON echo", 0.50, writers, bare);
    }

    private OwnServer server(RedisServer redis, String durability) {
        return new OwnServer(place, Map.of("REDIS_URL", redis.url(), "RAVEN_DURABILITY", durability));
    }

    private List<IngestClient> writers(OwnServer raven) {
        Account account = Account.register(raven.url(), Optional.empty(), Map.of());
        return Stream.generate(() -> new IngestClient(account)).limit(clients).toList();
    }

    private Table fight(
            String durability, String other, double aim, List<IngestClient> writers, List<? extends Load.Client> bare) {
        warmUp(writers, bare);
        return new Duel("ingest with " + durability, other, aim, turns)
                .fight(
                        "Ingest, " + clients + " clients, 1 KB, turns of " + turn.toSeconds() + " s (" + Machine.text()
                                + ")",
                        () -> ingest(writers, turn),
                        () -> Load.perSecond(bare, turn));
    }

    /** In turns, as connections that are idle for long are closed. */
    private void warmUp(List<IngestClient> writers, List<? extends Load.Client> bare) {
        Progress.say("warming up");
        for (long left = warmUp.toSeconds(); left > 0; left -= WARM_UP_TURN) {
            ingest(writers, Duration.ofSeconds(Math.min(left, WARM_UP_TURN)));
            Load.perSecond(bare, Duration.ofSeconds(1));
        }
    }

    private static double ingest(List<IngestClient> writers, Duration time) {
        writers.parallelStream().forEach(writer -> writer.prepare(CONVERSATIONS));
        return Load.perSecond(writers, time);
    }

    private static Load.Client bare(RedisServer redis) {
        BareRedisClient client = connected(redis);
        byte[] value = new byte[1024];
        List<String> keys = new ArrayList<>(IntStream.range(0, KEYS)
                .mapToObj(key -> "bare:" + client.hashCode() + ":" + key)
                .toList());
        int[] next = {0};
        return () -> client.set(keys.get(next[0]++ % KEYS), value);
    }

    private static BareRedisClient connected(RedisServer redis) {
        try {
            return new BareRedisClient(redis.port());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Load.Client echoing(EchoServer echo) {
        try {
            Connection connection = new Connection(echo.url(), Optional.empty());
            String half = "0123456789abcdef".repeat(32);
            byte[] request = connection.request(
                    "/echo",
                    Connection.MAPPER.writeValueAsBytes(
                            Account.exchange("usr_" + "x".repeat(22), "conv_" + "x".repeat(22), half, half)));
            return () -> connection.send(request);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
