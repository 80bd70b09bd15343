package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.network.FreePort;
import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import redis.clients.jedis.Jedis;

/**
 * Raven is killed while it takes a backup, and while it restores one; afterwards the backup is whole and the restored storage is,
 * and nobody was served half of it. Only rounds count in which the work had begun and not ended. Runs where told how many:
 * {@code -Dit.test=BackupKillIT -Draven.backup.rounds=20}, half a minute each; {@code -Draven.backup.seed} waits as long before each
 * kill again.
 */
@EnabledIfSystemProperty(
        named = "raven.backup.rounds",
        matches = "\\d+",
        disabledReason = "long: -Draven.backup.rounds=20")
class BackupKillIT {
    private static final int ROUNDS = Integer.getInteger("raven.backup.rounds", 1);
    private static final long SEED = Long.getLong("raven.backup.seed", System.nanoTime());
    private static final Map<String, Integer> UNLIMITED = Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 3);
    private static final String RESTORING = "rvn:{ten_AAAAAAAAAAAAAAAAAAAAAA}:restoring";
    private static final int TENANTS = 12;
    private static final int SAID = 5;
    private static final int LONGEST_BACKUP_MILLIS = 1_500;
    private static final int LONGEST_RESTORE_MILLIS = 400;
    private static final long LONGEST_MILLIS = 180_000;

    private final Random random = new Random(SEED);
    private final Path data = Raven.temporary();
    private final Path backups = data.resolve("backups");
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>(List.of(data));
    private final RedisServer redis = RedisServer.start("--appendfsync", "always");
    private final List<Person> people = new ArrayList<>();

    @AfterEach
    void cleanUp() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        redis.close();
        directories.forEach(Raven::delete);
    }

    private RavenServer launched(Path directory, RedisServer storage, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "REDIS_URL", storage.url(),
                "RAVEN_BACKUP_DIR", backups.toString(),
                "RAVEN_BACKUP_HOURS", "0",
                "RAVEN_DRILL_DAYS", "0",
                "RAVEN_ENCRYPTION_KEY_FILE", data.resolve("encryption.key").toString()));
        settings.putAll(more);
        RavenServer server = RavenServer.launched(directory, FreePort.next(), settings);
        opened.add(server);
        return server;
    }

    private RavenServer started(Path directory, RedisServer storage, Map<String, String> more) {
        RavenServer server = launched(directory, storage, more);
        Patience.until(
                LONGEST_MILLIS / 1_000,
                () -> server.output().contains("Raven is ready."),
                () -> server.errors() + server.log());
        return server;
    }

    private static void kill(RavenServer server) {
        server.java().destroyForcibly();
        assertThat(server.exitCode(30_000)).isPresent();
    }

    @Test
    void aKilledBackupIsFinishedAndAKilledRestoreIsBegunAnew() throws Exception {
        RavenServer server = started(data, redis, Map.of());
        for (int i = 0; i < TENANTS; i++) {
            people.add(Person.of(Tenant.register(Api.of(server.url()), UNLIMITED), SAID));
        }
        String backup = "";
        int hit = 0;
        for (int attempt = 1; hit < ROUNDS; attempt++) {
            assertThat(attempt).as("kills that came too late").isLessThanOrEqualTo(4 * ROUNDS);
            Reply ordered = server.operator().post("platform/backups", Map.of());
            backup = ordered.text("backup_id");
            int millis = random.nextInt(LONGEST_BACKUP_MILLIS);
            TimeUnit.MILLISECONDS.sleep(millis);
            kill(server);
            boolean underWay = !Files.exists(manifest(backup));
            hit += underWay ? 1 : 0;
            say("backup", attempt, millis, underWay);
            server = started(data, redis, Map.of());
            Patience.untilDone(
                    server.operator(), ordered.json().at("/job/job_id").asText());
            assertThat(manifest(backup)).exists();
            Patience.untilDone(
                    server.operator(),
                    server.operator()
                            .post("platform/backups/" + backup + "/verify", Map.of())
                            .text("job_id"));
        }
        server.close();
        for (int round = 0; round < ROUNDS; ) {
            round += restored(backup) ? 1 : 0;
        }
    }

    private Path manifest(String backup) {
        return backups.resolve("manifests/" + backup + ".note");
    }

    /** Whether it was killed under way. */
    private boolean restored(String backup) throws Exception {
        Path directory = Raven.temporary();
        directories.add(directory);
        try (RedisServer storage = RedisServer.start("--appendfsync", "always");
                Jedis look = new Jedis(storage.url())) {
            RavenServer killed = launched(directory, storage, Map.of("RAVEN_RESTORE", backup));
            Patience.until(() -> look.exists(RESTORING), killed::log);
            int millis = random.nextInt(LONGEST_RESTORE_MILLIS);
            TimeUnit.MILLISECONDS.sleep(millis);
            kill(killed);
            boolean underWay = String.valueOf(look.get(RESTORING)).startsWith("writing");
            say("restore", 1, millis, underWay);
            if (underWay) {
                RavenServer refusing = launched(directory, storage, Map.of());
                assertThat(refusing.exitCode(LONGEST_MILLIS))
                        .hasValueSatisfying(code -> assertThat(code).isNotZero());
                assertThat(refusing.errors()).contains("a restore into this storage did not end", backup);
            }
            look.del(RESTORING + ":by"); // instead of waiting two minutes for the lease of the killed one
            try (RavenServer whole = started(directory, storage, Map.of("RAVEN_RESTORE", backup))) {
                for (Person person : people) {
                    Tenant back = person.tenant().on(whole);
                    assertThat(back.found(person.id(), "code", Map.of("limit", 50)))
                            .hasSize(SAID);
                }
                opened.remove(whole);
            }
            return underWay;
        }
    }

    private static void say(String what, int attempt, int millis, boolean underWay) {
        System.out.printf(
                "BackupKillIT, seed %d, %s, attempt %d: killed after %d ms, under way: %s%n",
                SEED, what, attempt, millis, underWay);
    }
}
