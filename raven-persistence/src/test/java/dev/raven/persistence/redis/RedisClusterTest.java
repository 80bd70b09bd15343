package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.Condition;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisClusterCRC16;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RedisClusterTest {
    /** In slot 3300, which the first of three servers holds. */
    private static final String KEY = "rvn:{b}:key";

    private static final String SLOT = Integer.toString(JedisClusterCRC16.getSlot(KEY));

    private RedisCluster cluster;
    private UnifiedJedis client;
    private Redis redis;

    @BeforeEach
    void start() {
        cluster = RedisCluster.start(0);
        client = TestRedis.client(cluster.url());
        redis = TestRedis.over(client);
    }

    @AfterEach
    void end() {
        client.close();
        cluster.close();
    }

    private static String tell(RedisServer server, String... words) {
        try (Jedis jedis = server.connect()) {
            return new String((byte[]) jedis.sendCommand(Protocol.Command.CLUSTER, words));
        }
    }

    private String read(String key) {
        return redis.read(jedis -> jedis.get(key));
    }

    @Test
    void readsFromEveryServerInTheOrderAskedFor() {
        List<String> keys =
                IntStream.range(0, 60).mapToObj(i -> "rvn:{" + i + "}:number").toList();
        keys.forEach(key -> redis.once(jedis -> jedis.set(key, key)));

        assertThat(redis.readAll(commands -> keys.stream().map(commands::get).toList()))
                .isEqualTo(keys);
    }

    @Test
    void followsASlotThatHasMoved() {
        RedisServer from = cluster.master(0);
        RedisServer to = cluster.master(1);
        String target = tell(to, "MYID");
        List.of(to, from).forEach(server -> tell(server, "SETSLOT", SLOT, "NODE", target));

        redis.once(jedis -> jedis.set(KEY, "moved"));
        assertThat(read(KEY)).isEqualTo("moved");
        assertThat(redis.readAll(commands -> List.of(commands.get(KEY)))).containsExactly("moved");
    }

    @Test
    void asksWhereASlotIsMovingTo() {
        RedisServer from = cluster.master(0);
        RedisServer to = cluster.master(1);
        tell(to, "SETSLOT", SLOT, "IMPORTING", tell(from, "MYID"));
        tell(from, "SETSLOT", SLOT, "MIGRATING", tell(to, "MYID"));

        redis.once(jedis -> jedis.set(KEY, "on its way"));
        assertThat(read(KEY)).isEqualTo("on its way");
        assertThat(redis.readAll(commands -> List.of(commands.get(KEY)))).containsExactly("on its way");
    }

    @Test
    void saysSoWhileASlotIsServedByNobodyAndRecoversByItself() {
        redis.once(jedis -> jedis.set(KEY, "kept"));
        RedisProbe probe = new RedisProbe(redis);
        cluster.master(0).kill();

        assertThatThrownBy(() -> read(KEY)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> redis.once(jedis -> jedis.set(KEY, "lost"))).isInstanceOf(UnavailableException.class);
        while (probe.condition() == Condition.UP) {
            Thread.onSpinWait();
        }

        cluster.master(0).restart();
        cluster.awaitHealthy();
        assertThat(read(KEY)).isEqualTo("kept");
        assertThat(probe.condition()).isEqualTo(Condition.UP);
    }

    @Test
    @Timeout(20)
    void givesUpInSecondsOnAServerThatHangs() {
        redis.once(jedis -> jedis.set(KEY, "kept"));
        cluster.master(0).freeze(true);

        assertThatThrownBy(() -> read(KEY)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> redis.once(jedis -> jedis.set(KEY, "lost"))).isInstanceOf(UnavailableException.class);

        cluster.master(0).freeze(false);
        cluster.awaitHealthy();
        assertThat(redis.repeatably(RedisClusterTest::kept)).isEqualTo("OK");
    }

    private static String kept(UnifiedJedis jedis) {
        return jedis.set(KEY, "kept");
    }
}
