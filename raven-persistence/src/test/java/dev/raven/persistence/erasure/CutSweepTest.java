package dev.raven.persistence.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.memory.FlushRequest;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.JobTurns;
import dev.raven.core.job.Jobs;
import dev.raven.core.memory.MemoryService;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

/**
 * A node that sweeps away what is too old is cut off from Redis for good, at a random moment: to Redis and to all others that
 * is a kill, and the clock can be told. More rounds: {@code -Draven.erasure.rounds=20}; {@code -Draven.erasure.seed} repeats them.
 */
class CutSweepTest {
    private static final int ROUNDS = Integer.getInteger("raven.erasure.rounds", 3);
    private static final long SEED = Long.getLong("raven.erasure.seed", System.nanoTime());
    private static final int LONGEST_MILLIS = 80;
    private static final int USERS = 8;
    private static final Duration TOO_OLD = Duration.ofDays(31);
    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private static void talk(Scene scene, Caller acme, UserId user, ConversationId talk, String what) {
        for (int i = 0; i < 4; i++) {
            scene.ingest(acme, user, talk, what + i);
        }
    }

    @Test
    void aSweepThatIsCutAnywhereIsFinishedByAnotherNode() throws Exception {
        Random random = new Random(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            try (RedisServer server = RedisServer.start();
                    UnifiedJedis client = TestRedis.client(server)) {
                int millis = random.nextInt(LONGEST_MILLIS);
                boolean cut = round(server, WholeScene.over(TestRedis.over(client)), millis);
                System.getLogger(CutSweepTest.class.getName())
                        .log(
                                System.Logger.Level.INFO,
                                "seed " + SEED + ", round " + round + ": cut after " + millis + " ms, under way: "
                                        + cut);
            }
        }
    }

    private static boolean round(RedisServer server, Scene scene, int millis) throws Exception {
        Caller acme = scene.tenant();
        Map<UserId, ConversationId> talks = new LinkedHashMap<>();
        for (int i = 0; i < USERS; i++) {
            UserId user = scene.user(acme);
            talks.put(user, scene.conversation(acme, user));
            talk(scene, acme, user, talks.get(user), "an old code ");
            scene.get(MemoryService.class).flush(acme, new FlushRequest(user.value(), null));
            talk(scene, acme, user, talks.get(user), "a late code ");
        }
        scene.clock().advance(TOO_OLD);
        talks.forEach((user, talk) -> talk(scene, acme, user, talk, "a young code "));
        scene.get(Jobs.class).ensure(acme.tenantId(), JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));

        sweepUntilCut(server, scene, millis);
        boolean underWay = ends(scene) == 0;
        scene.clock().advance(ABANDONED);
        JobTurns.all(scene.node());

        assertThat(ends(scene))
                .as("told once; once more where it was told, but not noted, before the cut")
                .isBetween(1L, underWay ? 1L : 2L);
        talks.forEach((user, talk) -> {
            assertThat(scene.found(acme, user, "code")).hasSize(4).allMatch(said -> said.startsWith("a young code"));
            assertThat(scene.get(ConversationStore.class)
                            .find(acme.tenantId(), talk)
                            .orElseThrow()
                            .interactions())
                    .isEqualTo(4);
        });
        return underWay;
    }

    private static void sweepUntilCut(RedisServer server, Scene scene, int millis) throws Exception {
        UnifiedJedis doomed = TestRedis.client(server);
        Wiring victim = scene.nodeOver(WholeScene.stores(TestRedis.over(doomed)));
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(() -> JobTurns.all(victim));
        TimeUnit.MILLISECONDS.sleep(millis);
        doomed.close();
        sweeping.handle((done, cut) -> done).get(60, TimeUnit.SECONDS);
    }

    private static long ends(Scene scene) {
        return scene.get(InMemoryAuditLog.class).entries().stream()
                .map(AuditEntry::action)
                .filter("retention.sweep.end"::equals)
                .count();
    }
}
