package dev.raven.web.system;

import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Raven, its Redis, or both are killed at random moments while sixteen clients write; what was acknowledged is there once.
 * Runs only where told how often to kill: {@code -Dit.test=KillIT -Draven.kill.rounds=20}, a quarter of a minute each;
 * {@code -Draven.kill.seed} kills in the same order again. {@link RestartIT} is the short form of it.
 */
@EnabledIfSystemProperty(named = "raven.kill.rounds", matches = "\\d+", disabledReason = "long: -Draven.kill.rounds=20")
class KillIT {
    private static final int ROUNDS = Integer.getInteger("raven.kill.rounds", 1);
    private static final long SEED = Long.getLong("raven.kill.seed", System.nanoTime());
    private static final int WRITERS = 16;
    private static final int ENOUGH = 100;

    private final Random random = new Random(SEED);
    private final RedisServer redis = RedisServer.start("--appendfsync", "always");
    private final Path data = Raven.temporary();
    private final List<RavenServer> servers = new ArrayList<>();

    private enum Victim {
        RAVEN,
        REDIS,
        BOTH
    }

    @AfterEach
    void cleanUp() {
        servers.forEach(RavenServer::close);
        redis.close();
        Raven.delete(data);
    }

    private RavenServer start() {
        RavenServer server =
                RavenServer.started(data, Map.of("REDIS_URL", redis.url(), "RAVEN_CONSOLIDATE_IDLE_SECONDS", "5"));
        servers.add(server);
        return server;
    }

    private RavenServer latest() {
        return servers.get(servers.size() - 1);
    }

    @Test
    void whatWasAcknowledgedIsThereOnceWhateverWasKilledWhenever() throws Exception {
        RavenServer first = start();
        Tenant tenant =
                Tenant.register(Api.of(first.url()), Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 5));
        StubbornWriters writers = new StubbornWriters(tenant, WRITERS);
        int offset = random.nextInt(Victim.values().length);
        for (int round = 0; round < ROUNDS; round++) {
            writeOn(writers, 1 + random.nextInt(2 * ENOUGH));
            Victim victim = Victim.values()[(offset + round) % Victim.values().length];
            kill(victim);
            writers.moveTo(tenant.on(latest()));
            System.out.printf(
                    "KillIT, seed %d, round %d: %s killed, %d acknowledged%n",
                    SEED, round + 1, victim, writers.acknowledged());
        }
        writeOn(writers, ENOUGH);
        writers.stop();
        RedisContent content = RedisContent.in(redis);
        for (String user : writers.users()) {
            Patience.until(() -> content.waiting(tenant.id(), user) == 0, () -> latest().log());
        }
        writers.expectAll();
    }

    private void writeOn(StubbornWriters writers, int more) {
        int enough = writers.acknowledged() + more;
        Patience.until(() -> writers.acknowledged() >= enough, () -> latest().log());
    }

    private void kill(Victim victim) {
        if (victim != Victim.REDIS) {
            latest().java().destroyForcibly();
        }
        if (victim != Victim.RAVEN) {
            redis.kill();
            redis.restart();
        }
        if (victim != Victim.REDIS) {
            latest().exitCode(30_000);
            start();
        }
    }
}
