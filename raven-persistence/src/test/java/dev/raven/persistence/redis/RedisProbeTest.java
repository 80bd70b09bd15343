package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.startup.Condition;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class RedisProbeTest {
    @Test
    void followsRedisDownAndUp() {
        try (RedisServer server = RedisServer.start();
                UnifiedJedis client = TestRedis.client(server)) {
            RedisProbe probe = new RedisProbe(TestRedis.over(client));
            assertThat(probe.condition()).isEqualTo(Condition.UP);

            server.kill();
            assertThat(probe.condition()).isEqualTo(Condition.DOWN);

            server.restart();
            assertThat(probe.condition()).isEqualTo(Condition.UP);
        }
    }
}
