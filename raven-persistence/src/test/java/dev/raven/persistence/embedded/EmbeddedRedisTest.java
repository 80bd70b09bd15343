package dev.raven.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EmbeddedRedisTest {
    @TempDir
    Path data;

    @Test
    void keepsWhatWasWrittenOverAnOrderlyStop() {
        try (EmbeddedRedis first = EmbeddedRedis.start(data)) {
            write(first);
        }
        assertKept();
    }

    @Test
    void keepsWhatWasAcknowledgedWhenTheServerIsKilledAndStartsItAgain() {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data)) {
            ProcessHandle server = write(redis);
            server.destroyForcibly();
            assertThat(readWhenBack(redis)).isEqualTo("kept");
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void endsWithAKilledJvmAndKeepsWhatWasAcknowledged() throws Exception {
        KilledJvm jvm = KilledJvm.running(data);
        ProcessHandle server = write(jvm.url());
        jvm.kill();
        server.onExit().get(10, TimeUnit.SECONDS);
        assertKept();
    }

    @Test
    void keepsWhatWasAcknowledgedWhenJvmAndServerAreKilled() throws Exception {
        KilledJvm jvm = KilledJvm.running(data);
        ProcessHandle server = write(jvm.url());
        server.destroyForcibly();
        jvm.kill();
        assertKept();
    }

    @Test
    void endsALeftOverServerBeforeItStartsOnTheSameFiles() throws Exception {
        KilledJvm jvm = KilledJvm.running(data);
        ProcessHandle server = write(jvm.url());
        jvm.killWithSupervisor();
        assertThat(server.isAlive()).isTrue();
        assertKept();
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void leavesNoProcessBehindWhenClosed() {
        ProcessHandle server;
        try (EmbeddedRedis redis = EmbeddedRedis.start(data)) {
            server = write(redis);
        }
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (EmbeddedRedis first = EmbeddedRedis.start(data)) {
            ProcessHandle server = write(first);
            assertThatThrownBy(() -> EmbeddedRedis.start(data))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("another Raven");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> EmbeddedRedis.start(file))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_DATA_DIR: ");
    }

    @Test
    void refusesWhoeverDoesNotKnowThePassword() {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data);
                Jedis stranger = new Jedis("127.0.0.1", URI.create(redis.url()).getPort())) {
            assertThatThrownBy(stranger::ping).hasMessageContaining("NOAUTH");
        }
    }

    @Test
    void keepsThePasswordOutOfCommandLinesTextsAndOthersSight() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data)) {
            String password = URI.create(redis.url()).getUserInfo().substring(1);
            Path configuration = data.resolve("redis/redis.conf");
            assertThat(redis.toString()).contains("redacted").doesNotContain(password);
            assertThat(ProcessHandle.allProcesses().map(p -> String.valueOf(p.info())))
                    .noneMatch(line -> line.contains(password));
            assertThat(Files.readString(configuration)).contains(password);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void runsTwoServersOnTwoDirectories() {
        try (EmbeddedRedis one = EmbeddedRedis.start(data.resolve("one"));
                EmbeddedRedis two = EmbeddedRedis.start(data.resolve("two"))) {
            write(one);
            try (Jedis other = new Jedis(two.url())) {
                assertThat(other.get("key")).isNull();
            }
        }
    }

    @Test
    void takesADirectoryWithSpacesAndQuotesInItsName() {
        try (EmbeddedRedis redis = EmbeddedRedis.start(data.resolve("my \"own\" data"))) {
            write(redis);
        }
    }

    @Test
    void saysWhereToLookWhenTheServerDoesNotStart() throws IOException {
        Path aof = Files.createDirectories(data.resolve("redis/appendonlydir"));
        Files.writeString(aof.resolve("appendonly.aof.manifest"), "not a manifest\n");
        assertThatThrownBy(() -> EmbeddedRedis.start(data))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("redis.log")
                .hasMessageContaining("REDIS_URL");
    }

    private void assertKept() {
        try (EmbeddedRedis next = EmbeddedRedis.start(data);
                Jedis jedis = new Jedis(next.url())) {
            assertThat(jedis.get("key")).isEqualTo("kept");
        }
    }

    private static ProcessHandle write(EmbeddedRedis redis) {
        return write(redis.url());
    }

    private static ProcessHandle write(String url) {
        try (Jedis jedis = new Jedis(url)) {
            jedis.set("key", "kept");
            return ServerProcess.of(jedis);
        }
    }

    private static String readWhenBack(EmbeddedRedis redis) {
        while (true) {
            try (Jedis jedis = new Jedis(redis.url())) {
                return jedis.get("key");
            } catch (JedisException notYet) {
                Thread.onSpinWait();
            }
        }
    }
}
