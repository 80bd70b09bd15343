package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

class RedisUrlTest {
    @Test
    void readsEveryPart() {
        RedisUrl url = RedisUrl.parse("rediss://raven:s%40crt+1@cache.example:6380/3");

        assertThat(url.address()).isEqualTo(new HostAndPort("cache.example", 6380));
        assertThat(url.tls()).isTrue();
        assertThat(url.user()).contains("raven");
        assertThat(url.password()).contains("s@crt+1");
        assertThat(url.database()).isEqualTo(3);
    }

    @Test
    void takesAPasswordWithoutAUser() {
        RedisUrl url = RedisUrl.parse("redis://:secret@localhost");

        assertThat(url.user()).isEmpty();
        assertThat(url.password()).contains("secret");
    }

    @Test
    void hasDefaults() {
        RedisUrl url = RedisUrl.parse("redis://localhost");

        assertThat(url.address()).isEqualTo(new HostAndPort("localhost", 6379));
        assertThat(url.tls()).isFalse();
        assertThat(url.password()).isEmpty();
        assertThat(url.database()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379", "http://localhost", "redis://", "redis://:topsecret@/", "redis://h:topsecret@x y",
                "redis://:topsecret@h/zero", "redis://:topsecret@h/1/2", "redis://:topsecret@h:port", "redis://:%zz@h",
                        ":"
            })
    void refusesWhatIsNoRedisUrlWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> RedisUrl.parse(text).password())
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REDIS_URL: is not a valid URL")
                .hasMessageNotContaining("topsecret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis+sentinel://h", "redis+cluster://h"})
    void saysPlainlyWhatIsNotSupportedYet(String text) {
        assertThatThrownBy(() -> RedisUrl.parse(text))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("not supported yet");
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(RedisUrl.parse("redis://:topsecret@localhost")).hasToString("Redis at localhost:6379");
    }
}
