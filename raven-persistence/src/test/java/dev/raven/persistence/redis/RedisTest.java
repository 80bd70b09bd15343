package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.UnifiedJedis;

class RedisTest {
    @Test
    void keepsWhatItHasAcknowledgedWhenRedisIsKilled() {
        try (RedisServer server = RedisServer.start("--appendfsync", "always");
                UnifiedJedis client = TestRedis.client(server)) {
            Redis redis = TestRedis.over(client);
            for (int i = 0; i < 50; i++) {
                int number = i;
                redis.once(jedis -> jedis.rpush("list", "entry-" + number));
            }

            server.kill();
            server.restart();

            assertThat(redis.repeatably(jedis -> jedis.llen("list")).longValue())
                    .isEqualTo(50);
        }
    }

    @Test
    @Timeout(20)
    void saysSoWhileRedisIsAwayAndRecoversByItself() {
        try (RedisServer server = RedisServer.start();
                UnifiedJedis client = TestRedis.client(server)) {
            Redis redis = TestRedis.over(client);

            server.kill();
            assertThatThrownBy(() -> redis.repeatably(UnifiedJedis::ping))
                    .isInstanceOfSatisfying(UnavailableException.class, away -> {
                        assertThat(away.code()).isEqualTo(ProblemCode.STORAGE_UNAVAILABLE);
                        assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(1));
                    });
            assertThatThrownBy(() -> redis.once(UnifiedJedis::ping)).isInstanceOf(UnavailableException.class);

            server.restart();
            assertThat(redis.once(UnifiedJedis::ping)).isEqualTo("PONG");
        }
    }

    @Test
    @Timeout(12)
    void givesUpInSecondsWhenRedisHangs() {
        try (RedisServer server = RedisServer.start();
                UnifiedJedis client = TestRedis.client(server)) {
            Redis redis = TestRedis.over(client);
            server.freeze(true);

            assertThatThrownBy(() -> redis.repeatably(UnifiedJedis::ping)).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> redis.repeatably(UnifiedJedis::ping)).isInstanceOf(UnavailableException.class);

            server.freeze(false);
            assertThat(redis.repeatably(UnifiedJedis::ping)).isEqualTo("PONG");
        }
    }

    @Test
    void repeatsOnlyWhatMayBeRepeatedWhenRedisHasClosedTheConnection() {
        try (RedisServer server = RedisServer.start();
                UnifiedJedis client = TestRedis.client(server)) {
            Redis redis = TestRedis.over(client);
            redis.once(UnifiedJedis::ping);
            server.kill();
            server.restart();

            assertThat(redis.repeatably(UnifiedJedis::ping)).isEqualTo("PONG");

            server.kill();
            server.restart();
            assertThatThrownBy(() -> redis.once(UnifiedJedis::ping)).isInstanceOf(UnavailableException.class);
            assertThat(redis.once(UnifiedJedis::ping)).isEqualTo("PONG");
        }
    }

    @Test
    void translatesWhatRedisRefuses() {
        Redis redis = TestRedis.shared();
        redis.once(jedis -> jedis.set("rvn:{test}:text", "not a list"));

        assertThatThrownBy(() -> redis.repeatably(jedis -> jedis.llen("rvn:{test}:text")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContaining("WRONGTYPE");
    }
}
