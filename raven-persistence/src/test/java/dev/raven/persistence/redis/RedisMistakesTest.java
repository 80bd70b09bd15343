package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedisMistakesTest {
    private static final String NOBODY = "127.0.0.1:1";

    private static RoutedJedis open(String url, Map<String, String> variables) {
        return RedisConnection.open(RedisLogin.of(RedisUrl.parse(url), new Environment(variables)));
    }

    private static void mend(String url, String mend) {
        assertThatThrownBy(() -> open(url, Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REDIS_URL: Redis ")
                .hasMessageContaining(mend)
                .hasMessageNotContaining("topsecret")
                .hasNoCause();
    }

    @Test
    void tellsServersClustersAndSentinelsApart() {
        try (RedisServer node = RedisServer.start("--cluster-enabled", "yes");
                RedisServer sentinel = RedisServer.startSentinel("")) {
            mend(node.url(), "is part of a cluster; write redis+cluster://");
            mend(sentinel.url(), "is a Sentinel; write redis+sentinel://");
            mend("redis+cluster://" + RedisServer.shared().address(), "is no cluster; write redis://");
        }
    }

    @Test
    void saysWhenAClusterIsNotComplete() {
        try (RedisServer node = RedisServer.start("--cluster-enabled", "yes")) {
            mend("redis+cluster://:topsecret@" + NOBODY, "cannot be reached");
            mend("redis+cluster://" + node.address(), "is not complete; wait until each slot has a master");
        }
    }

    @Test
    void saysWhatTheSentinelsSay() {
        try (RedisServer sentinel = RedisServer.startSentinel("")) {
            mend("redis+sentinel://:topsecret@" + NOBODY + "/raven", "no Sentinel answers");
            mend("redis+sentinel://:topsecret@" + sentinel.address() + "/raven", "is not known to them");
        }
    }

    @Test
    void pointsToTheLogOfARedisThatFailsForNoReasonItKnows() {
        RedisUrl url = RedisUrl.parse("redis://:topsecret@" + NOBODY);
        assertThat(RedisMistakes.explained(url, new IllegalStateException("topsecret")))
                .hasMessage("REDIS_URL: Redis at " + NOBODY + " cannot be used; look into its log.");
    }

    @Test
    void saysThatAPasswordIsWrongInEveryTopology() {
        try (RedisServer locked = RedisServer.start("--requirepass", "right", "--cluster-enabled", "yes");
                RedisServer sentinel =
                        RedisServer.startSentinel("sentinel monitor raven 127.0.0.1 " + locked.port() + " 1\n")) {
            mend("redis+cluster://:topsecret@" + locked.address(), "refuses the user or the password");
            mend("redis+sentinel://:topsecret@" + sentinel.address() + "/raven", "refuses the user or the password");
        }
    }

    @Test
    void tellsSentinelsTheirOwnPassword() {
        try (RedisServer locked = RedisServer.start("--requirepass", "right");
                RedisServer sentinel = RedisServer.startSentinel(
                        "requirepass watch\nsentinel monitor raven 127.0.0.1 " + locked.port() + " 1\n")) {
            String url = "redis+sentinel://:right@" + sentinel.address() + "/raven/3";
            mend(url, "RAVEN_SENTINEL_PASSWORD");
            try (RoutedJedis client = open(url, Map.of("RAVEN_SENTINEL_PASSWORD", "watch"))) {
                assertThat(client.ping()).isEqualTo("PONG");
            }
        }
    }
}
