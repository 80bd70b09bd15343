package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class RedisProbeTest {
    @Test
    void followsRedisDownAndUp() {
        try (RedisServer server = RedisServer.start();
                UnifiedJedis client = TestRedis.client(server)) {
            RedisProbe probe = new RedisProbe(TestRedis.over(client));
            assertThat(probe.up()).isTrue();

            server.kill();
            assertThat(probe.up()).isFalse();

            server.restart();
            assertThat(probe.up()).isTrue();
        }
    }
}
