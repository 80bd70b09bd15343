package dev.raven.persistence.redis;

import dev.raven.core.memory.MemoryScene;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

/** What was acknowledged under {@code replicas:1} survives the end of its master, and writing goes on by itself. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FailoverTest {
    private static final int LAST_SLOT_OF_THE_FIRST = 5461;
    private static final Acknowledgement ONE_REPLICA = Acknowledgement.replicas(1);

    @Test
    void sentinelsReplaceAMasterThatIsKilledUnderLoad() {
        try (RedisSentinels sentinels = RedisSentinels.start(2);
                UnifiedJedis client = TestRedis.client(sentinels.url())) {
            StubbornWriters writers = new StubbornWriters(TestRedis.over(client, ONE_REPLICA), user -> true);

            writers.writeThrough(() -> sentinels.master().kill());

            writers.expectEverythingAcknowledgedOnce();
        }
    }

    @Test
    void aClusterReplacesANodeThatIsKilledUnderLoadAndTakesItBackAsAReplica() {
        try (RedisCluster cluster = RedisCluster.start(1);
                UnifiedJedis client = TestRedis.client(cluster.url())) {
            StubbornWriters writers =
                    new StubbornWriters(TestRedis.over(client, ONE_REPLICA), FailoverTest::liesOnTheFirst);

            writers.writeThrough(() -> {
                cluster.master(0).kill();
                cluster.awaitPromotionOfReplica(0);
                cluster.master(0).restart();
            });

            writers.expectEverythingAcknowledgedOnce();
        }
    }

    private static boolean liesOnTheFirst(MemoryScene user) {
        return JedisClusterCRC16.getSlot(RedisKeys.of(user.tenant(), user.user(), "tail")) <= LAST_SLOT_OF_THE_FIRST;
    }
}
