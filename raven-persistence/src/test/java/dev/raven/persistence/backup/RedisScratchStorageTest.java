package dev.raven.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.backup.ScratchStorage;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.persistence.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class RedisScratchStorageTest {
    private static final String TENANTS = "rvn:{" + TenantId.PLATFORM + "}:tenants";

    @TempDir
    private Path data;

    private ScratchStorage in(RedisServer server) {
        Environment environment =
                new Environment(Map.of("RAVEN_DATA_DIR", data.toString(), "RAVEN_DRILL_REDIS_URL", server.url()));
        return new RedisScratchStorage(ServerSettings.from(environment), environment, Clock.systemUTC());
    }

    private static RedisServer withoutFiles() {
        return RedisServer.start("--appendonly", "no");
    }

    private static void refused(ScratchStorage storage, String why) {
        assertThatThrownBy(storage::open)
                .isInstanceOf(SettingException.class)
                .hasMessage("RAVEN_DRILL_REDIS_URL: names a Redis " + why);
    }

    @Test
    void leavesNothingBehindButThatItWasThere() {
        try (RedisServer server = withoutFiles();
                Jedis client = server.connect()) {
            in(server).open().close();
            assertThat(client.keys("*")).containsExactly("rvn:{" + TenantId.PLATFORM + "}:restored");
        }
    }

    @Test
    void refusesARedisThatWritesFiles() {
        try (RedisServer server = RedisServer.start()) {
            refused(in(server), "that writes files, or does not say; set appendonly no and save \"\" there.");
        }
    }

    @Test
    void refusesARedisWithSomebodysData() {
        try (RedisServer server = withoutFiles();
                Jedis client = server.connect()) {
            client.set(TENANTS, "somebody's");
            refused(in(server), "that is not empty; name one for rehearsals alone.");
            assertThat(client.get(TENANTS)).isEqualTo("somebody's");
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "root may delete anywhere")
    void refusesADirectoryThatCannotBeCleared() throws IOException {
        Path left = Files.createDirectories(data.resolve("drill/left"));
        Files.writeString(left.resolve("file"), "of the rehearsal before");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("r-xr-xr-x"));
        Environment environment = new Environment(Map.of("RAVEN_DATA_DIR", data.toString()));
        assertThatThrownBy(
                        new RedisScratchStorage(ServerSettings.from(environment), environment, Clock.systemUTC())::open)
                .isInstanceOf(SettingException.class)
                .hasMessage("RAVEN_DATA_DIR: a rehearsal's files cannot be deleted; make it writable.");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void refusesARedisInWhichAnotherNodeRehearses() {
        try (RedisServer server = withoutFiles();
                ScratchStorage.Scratch others = in(server).open()) {
            refused(in(server), "in which another node rehearses; try again later.");
            others.hold();
        }
    }
}
