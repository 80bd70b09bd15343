package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol;

class RedisLinkTest {
    private static final String NOBODY_LISTENS = "redis://:topsecret@127.0.0.1:1";

    private static ServerSettings settings(Deployment deployment, String url) {
        return new ServerSettings(
                deployment, Path.of("unused"), Optional.of(url).filter(text -> !text.isEmpty()));
    }

    private static RedisLink open(Deployment deployment, String url, Durability durability) {
        return RedisLink.open(settings(deployment, url), durability);
    }

    private static RedisLink open(String url) {
        return open(Deployment.DEVELOPMENT, url, Durability.FSYNC);
    }

    @Test
    void opensTheRedisThatTheSettingsName() {
        try (RedisLink link = open(RedisServer.shared().url())) {
            assertThat(link.client().ping()).isEqualTo("PONG");
        }
    }

    @Test
    void saysThatNothingAnswersThere() {
        assertThatThrownBy(() -> open(NOBODY_LISTENS))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REDIS_URL: Redis at 127.0.0.1:1 cannot be reached")
                .hasMessageNotContaining("topsecret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://127.0.0.1:", "redis://:topsecret@127.0.0.1:", "redis://bob:topsecret@127.0.0.1:"})
    void saysThatThePasswordIsWrongOrMissing(String url) {
        try (RedisServer locked = RedisServer.start("--requirepass", "right")) {
            assertThatThrownBy(() -> open(url + locked.port()))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("refuses the user or the password")
                    .hasMessageNotContaining("topsecret")
                    .hasNoCause();
        }
    }

    @Test
    void opensWithTheRightPasswordAndDatabase() {
        try (RedisServer locked = RedisServer.start("--requirepass", "r@ght", "--appendfsync", "always");
                RedisLink link = open("redis://:r%40ght@127.0.0.1:" + locked.port() + "/5")) {
            byte[] info = (byte[]) link.client().sendCommand(Protocol.Command.CLIENT, "INFO");
            assertThat(new String(info, StandardCharsets.UTF_8)).contains(" db=5 ");
        }
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        assertThatThrownBy(() -> open(RedisServer.shared().url() + "/9999"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("number of the database");
    }

    @Test
    void saysThatTheServerDoesNotSpeakTls() {
        String url = RedisServer.shared().url().replace("redis:", "rediss:");

        assertThatThrownBy(() -> open(url)).isInstanceOf(SettingException.class).hasMessageContaining("TLS");
    }

    @Test
    void refusesTheEmbeddedRedisInProduction() {
        assertThatThrownBy(() -> open(Deployment.PRODUCTION, "", Durability.FSYNC))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REDIS_URL: is not set");
    }

    @Test
    void runsTheEmbeddedRedisWhereNoneIsNamedAndEndsItWithTheLink(@TempDir Path dataDir) {
        ServerSettings settings = new ServerSettings(Deployment.DEVELOPMENT, dataDir, Optional.empty());
        try (RedisLink first = RedisLink.open(settings, Durability.FSYNC)) {
            first.client().set("greeting", "hello");
        }

        try (RedisLink second = RedisLink.open(settings, Durability.FSYNC)) {
            assertThat(second.client().get("greeting")).isEqualTo("hello");
        }
    }

    @Test
    void refusesAWeakerRedisThanPromisedInProductionOnly() {
        try (RedisServer lax = RedisServer.start("--appendfsync", "everysec")) {
            assertThatThrownBy(() -> open(Deployment.PRODUCTION, lax.url(), Durability.FSYNC))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("RAVEN_DURABILITY: ")
                    .hasMessageContaining("appendonly yes, appendfsync always");
            assertThatCode(() -> open(Deployment.DEVELOPMENT, lax.url(), Durability.FSYNC)
                            .close())
                    .doesNotThrowAnyException();
            assertThatCode(() -> open(Deployment.PRODUCTION, lax.url(), Durability.EVERYSEC)
                            .close())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void readsTheDurabilityThatIsSet() {
        assertThat(durability(Map.of())).isEqualTo(Durability.FSYNC);
        assertThat(durability(Map.of("RAVEN_DURABILITY", "everysec"))).isEqualTo(Durability.EVERYSEC);
        assertThatThrownBy(() -> durability(Map.of("RAVEN_DURABILITY", "replicas:2")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("not supported yet");
        assertThatThrownBy(() -> durability(Map.of("RAVEN_DURABILITY", "sometimes")))
                .isInstanceOf(SettingException.class);
    }

    @Test
    void trustsNoRedisWithoutAnAppendOnlyFile() {
        assertThat(Durability.EVERYSEC.keptBy(Map.of("appendonly", "no", "appendfsync", "always")))
                .isFalse();
        assertThat(Durability.FSYNC.keptBy(Map.of())).isFalse();
    }

    private static Durability durability(Map<String, String> variables) {
        return Durability.from(new Environment(variables));
    }
}
