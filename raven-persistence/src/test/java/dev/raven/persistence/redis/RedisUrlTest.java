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

        assertThat(url.servers()).containsExactly(new HostAndPort("cache.example", 6380));
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

        assertThat(url.servers()).containsExactly(new HostAndPort("localhost", 6379));
        assertThat(url.tls()).isFalse();
        assertThat(url.password()).isEmpty();
        assertThat(url.database()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6379",
                "http://localhost",
                "redis://",
                "redis://:topsecret@/",
                "redis://h:topsecret@x y",
                "redis://:topsecret@h/zero",
                "redis://:topsecret@h/1/2",
                "redis://:topsecret@h:port",
                "redis://:%zz@h",
                ":",
                "redis+sentinel://:topsecret@h",
                "redis+sentinel://:topsecret@h/a b",
                "redis+cluster://:topsecret@h,",
                "redis+cluster://:topsecret@h,,i",
                "redis+other://h",
                "redis://:topsecret@h:0",
                "redis://:topsecret@h:65536",
                "redis://:topsecret@h?db=1"
            })
    void refusesWhatIsNoRedisUrlWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> RedisUrl.parse(text).password())
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REDIS_URL: is not a valid URL")
                .hasMessageNotContaining("topsecret")
                .hasNoCause();
    }

    @Test
    void readsTheSentinelsAndTheirMastersName() {
        RedisUrl url = RedisUrl.parse("rediss+sentinel://raven:pw@one,two:26380,[::1]/cache-1/2");

        assertThat(url.topology()).isEqualTo(RedisTopology.SENTINEL);
        assertThat(url.servers())
                .containsExactly(
                        new HostAndPort("one", 26_379), new HostAndPort("two", 26_380), new HostAndPort("::1", 26_379));
        assertThat(url.master()).isEqualTo("cache-1");
        assertThat(url.database()).isEqualTo(2);
        assertThat(url.tls()).isTrue();
        assertThat(url).hasToString("Redis master cache-1 of the Sentinels at one:26379, two:26380, ::1:26379");
    }

    @Test
    void readsTheNodesOfACluster() {
        RedisUrl url = RedisUrl.parse("redis+cluster://:pw@10.0.0.1:7000,node_2");

        assertThat(url.topology()).isEqualTo(RedisTopology.CLUSTER);
        assertThat(url.servers()).containsExactly(new HostAndPort("10.0.0.1", 7000), new HostAndPort("node_2", 6379));
        assertThat(url.password()).contains("pw");
        assertThat(url.database()).isZero();
        assertThat(url.tls()).isFalse();
    }

    @Test
    void takesAMasterWithoutADatabaseWhateverItsName() {
        assertThat(RedisUrl.parse("redis+sentinel://h/7").database()).isZero();
        assertThat(RedisUrl.parse("redis+sentinel://h/m/").database()).isZero();
        assertThat(RedisUrl.parse("redis://h/").database()).isZero();
        assertThat(RedisUrl.parse("redis+cluster://h/0").database()).isZero();
    }

    @Test
    void refusesADatabaseOfACluster() {
        assertThatThrownBy(() -> RedisUrl.parse("redis+cluster://h/1"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("a Redis Cluster has database 0 alone");
    }

    @Test
    void refusesSeveralServersWhereItCannotTellWhatTheyAre() {
        assertThatThrownBy(() -> RedisUrl.parse("redis://:topsecret@one,two"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("redis+sentinel:// or redis+cluster://")
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void doesNotPrintThePassword() {
        assertThat(RedisUrl.parse("redis://:topsecret@localhost")).hasToString("Redis at localhost:6379");
    }
}
