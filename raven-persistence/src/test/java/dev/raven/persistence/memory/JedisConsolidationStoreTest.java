package dev.raven.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.memory.ConsolidationStore;
import dev.raven.core.memory.ConsolidationStoreContract;
import dev.raven.core.memory.ConsolidationTask;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.resps.StreamPendingEntry;

class JedisConsolidationStoreTest implements ConsolidationStoreContract {
    private static final String QUEUE = "rvn:{ten_AAAAAAAAAAAAAAAAAAAAAA}:consolidations";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final UnifiedJedis client = TestRedis.sharedClient();
    private final ConsolidationStore store = new JedisConsolidationStore(TestRedis.shared(), BUSY, MOST);

    @Override
    public ConsolidationStore consolidations() {
        return store;
    }

    private ConsolidationTask taken(String worker) {
        store.add(IDS.tenant(), IDS.user(), IDS.conversation());
        return store.take(worker, MINUTE).orElseThrow();
    }

    /** As if its worker had been silent for so long. */
    private void silent(String worker, ConsolidationTask task, Duration time, int deliveries) {
        client.xclaimJustId(
                QUEUE,
                "raven",
                worker,
                0,
                XClaimParams.xClaimParams().idle(time.toMillis()).retryCount(deliveries),
                new StreamEntryID(task.id()));
    }

    private StreamPendingEntry pending() {
        return client.xpending(QUEUE, "raven", XPendingParams.xPendingParams("-", "+", 1))
                .get(0);
    }

    @Test
    void isTakenOverAfterTheSilenceAndTwiceAsLateEachTime() {
        ConsolidationTask task = taken("killed");
        silent("killed", task, MINUTE.minusSeconds(30), 1);
        assertThat(store.take("other", MINUTE)).isEmpty();
        silent("killed", task, MINUTE, 1);
        assertThat(store.take("other", MINUTE))
                .hasValueSatisfying(again -> assertThat(again.delivery()).isEqualTo(2));
        silent("other", task, MINUTE.multipliedBy(3), 3);
        assertThat(store.take("third", MINUTE)).isEmpty();
        silent("other", task, MINUTE.multipliedBy(4), 3);
        assertThat(store.take("third", MINUTE))
                .hasValueSatisfying(again -> assertThat(again.delivery()).isEqualTo(4));
    }

    @Test
    void aLivingWorkerKeepsItsTaskByRenewingItWhichIsNoDelivery() {
        ConsolidationTask task = taken("slow");
        silent("slow", task, MINUTE.multipliedBy(2), 1);
        store.renew("slow", task);
        assertThat(store.take("other", MINUTE)).isEmpty();
        assertThat(pending().getDeliveredTimes()).isEqualTo(1);
        assertThat(pending().getConsumerName()).isEqualTo("slow");
    }

    @Test
    void aWorkerThatLostItsTaskDoesNotTakeItBackByRenewing() {
        ConsolidationTask task = taken("slow");
        silent("quick", task, MINUTE.minusSeconds(30), 2);
        store.renew("slow", task);
        assertThat(pending().getConsumerName()).isEqualTo("quick");
        assertThat(pending().getIdleTime()).isGreaterThanOrEqualTo(30_000);
    }

    @Test
    void leavesNothingBehind() {
        store.settle(taken("one"), Optional.empty());
        assertThat(client.xlen(QUEUE)).isZero();
        assertThat(client.xpending(QUEUE, "raven").getTotal()).isZero();
    }

    @Test
    void whatAKilledNodeHadIsThereForAnotherAfterRedisWasKilledToo() {
        try (RedisServer server = RedisServer.start("--appendfsync", "always");
                UnifiedJedis own = TestRedis.client(server)) {
            ConsolidationStore consolidations = new JedisConsolidationStore(TestRedis.over(own));
            consolidations.add(IDS.tenant(), IDS.user(), IDS.conversation());
            consolidations.mark(IDS.tenant(), IDS.user(), IDS.conversation(), NOW);
            ConsolidationTask task = consolidations.take("killed", MINUTE).orElseThrow();

            server.kill();
            server.restart();

            assertThat(consolidations.queueDue(NOW, LATER)).isEqualTo(1);
            assertThat(consolidations.take("other", Duration.ZERO))
                    .hasValueSatisfying(again -> assertThat(again.id()).isEqualTo(task.id()));
        }
    }
}
