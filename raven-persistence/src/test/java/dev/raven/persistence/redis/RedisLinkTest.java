package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.memory.AppendOutcome;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.core.signal.Signals;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.memory.TestMemories;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;

class RedisLinkTest {
    private static final String NOBODY_LISTENS = "redis://:topsecret@127.0.0.1:1";

    private static ServerSettings settings(Deployment deployment, String url) {
        return new ServerSettings(
                deployment, Path.of("unused"), Optional.of(url).filter(text -> !text.isEmpty()));
    }

    private static RedisLink open(Deployment deployment, String url, String durability) {
        return RedisLink.open(settings(deployment, url), promising(durability), Signals.NONE);
    }

    private static RedisLink open(String url) {
        return open(Deployment.DEVELOPMENT, url, "fsync");
    }

    private static Environment promising(String durability) {
        return new Environment(Map.of("RAVEN_DURABILITY", durability));
    }

    @Test
    void opensTheRedisThatTheSettingsName() {
        try (RedisLink link = open(RedisServer.shared().url())) {
            assertThat(link.redis().read(UnifiedJedis::ping)).isEqualTo("PONG");
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

    @Test
    void saysThatRedisWentAwayMeanwhile() {
        try (VanishingRedis leaving = new VanishingRedis(RedisServer.shared(), "appendonly")) {
            assertThatThrownBy(() -> open(leaving.url()))
                    .isInstanceOf(SettingException.class)
                    .hasMessage("REDIS_URL: names a Redis that went away during the start; try again.");
        }
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
            byte[] info = (byte[]) link.redis().read(client -> client.sendCommand(Protocol.Command.CLIENT, "INFO"));
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
        assertThatThrownBy(() -> open(Deployment.PRODUCTION, "", "fsync"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("REDIS_URL: is not set");
    }

    @Test
    void runsTheEmbeddedRedisWhereNoneIsNamedAndEndsItWithTheLink(@TempDir Path dataDir) {
        ServerSettings settings = new ServerSettings(Deployment.DEVELOPMENT, dataDir, Optional.empty());
        try (RedisLink first = RedisLink.open(settings, promising("fsync"), Signals.NONE)) {
            first.redis().once(client -> client.set("greeting", "hello"));
        }

        try (RedisLink second = RedisLink.open(settings, promising("fsync"), Signals.NONE)) {
            String kept = second.redis().read(client -> client.get("greeting"));
            assertThat(kept).isEqualTo("hello");
        }
    }

    @Test
    void refusesAWeakerRedisThanPromisedInProductionOnly() {
        try (RedisServer lax = RedisServer.start("--appendfsync", "everysec")) {
            assertThatThrownBy(() -> open(Deployment.PRODUCTION, lax.url(), "fsync"))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("RAVEN_DURABILITY: ")
                    .hasMessageContaining("appendonly yes, appendfsync always");
            assertThatCode(() ->
                            open(Deployment.DEVELOPMENT, lax.url(), "fsync").close())
                    .doesNotThrowAnyException();
            assertThatCode(() ->
                            open(Deployment.PRODUCTION, lax.url(), "everysec").close())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesReplicasOfTheEmbeddedRedisEverywhere() {
        assertThatThrownBy(() -> open(Deployment.DEVELOPMENT, "", "replicas:1"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_DURABILITY: asks for replicas, and the embedded Redis has none");
    }

    @Test
    void refusesFewerReplicasThanPromisedInProductionOnly() {
        try (RedisServer alone = RedisServer.start()) {
            assertThatThrownBy(() -> open(Deployment.PRODUCTION, alone.url(), "replicas:1"))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("connected replicas of each master: 1");
            try (RedisLink link = open(Deployment.DEVELOPMENT, alone.url(), "replicas:1")) {
                assertThatThrownBy(() -> link.redis().once(client -> client.set("rvn:{test}:key", "alone")))
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("Idempotency-Key");
            }
        }
    }

    @Test
    void needsNoMoreRightsThanTheDocumentationSays() {
        try (RedisServer server = RedisServer.start("--appendfsync", "always");
                Jedis operator = server.connect()) {
            operator.aclSetUser("raven", "on", ">right", "~rvn:*", "+@all", "-@dangerous", "+info", "+config|get");
            String url = server.url().replace("redis://", "redis://raven:right@");
            try (RedisLink link = open(Deployment.PRODUCTION, url, "fsync")) {
                MemoryScene alice = new MemoryScene(TestMemories.in(link.redis()), TestConversations.in(link.redis()));
                assertThat(alice.append(alice.conversation(), 10)).isInstanceOf(AppendOutcome.Appended.class);
            }
        }
    }
}
