package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupStore;
import dev.raven.core.backup.ScratchStorage;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.key.KeyStore;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.UserStore;
import dev.raven.persistence.erasure.JedisDeletionStore;
import dev.raven.persistence.key.JedisKeyStore;
import dev.raven.persistence.memory.JedisMemoryStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisLink;
import dev.raven.persistence.tenant.JedisTenantStore;
import dev.raven.persistence.user.JedisUserStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** A Redis of Raven's own in the data directory, or the one that {@code RAVEN_DRILL_REDIS_URL} names. */
@ApplicationScoped
class RedisScratchStorage implements ScratchStorage {
    private static final String URL = "RAVEN_DRILL_REDIS_URL";
    private static final String MARK = "rehearsal";

    private final ServerSettings server;
    private final Environment environment;
    private final Clock clock;

    @Inject
    RedisScratchStorage(ServerSettings server, Environment environment, Clock clock) {
        this.server = server;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Scratch open() {
        Path directory = server.dataDir().resolve("drill");
        delete(directory);
        RedisLink link = RedisLink.scratch(environment.text(URL), directory, environment);
        try {
            BackupStore backups = new JedisBackupStore(link.redis(), clock);
            RedisScratch claimed =
                    new RedisScratch(link, backups, directory, UUID.randomUUID().toString());
            claim(claimed);
            return claimed;
        } catch (RuntimeException taken) {
            link.close();
            throw taken;
        }
    }

    /** What an earlier rehearsal left may go; what else lies there is somebody's. */
    private static void claim(RedisScratch scratch) {
        BackupStore backups = scratch.backups();
        boolean left = backups.unfinished().filter(MARK::equals).isPresent();
        if (!left && !backups.isEmpty()) {
            throw new SettingException(URL, "names a Redis that is not empty; name one for rehearsals alone.");
        }
        scratch.hold();
        backups.begin(MARK);
        backups.clear();
    }

    private static void delete(Path directory) {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException failed) {
                throw new SettingException(
                        "RAVEN_DATA_DIR", "a rehearsal's files cannot be deleted; make it writable.");
            }
        }
    }

    private record RedisScratch(RedisLink link, BackupStore backups, Path directory, String name) implements Scratch {
        private Redis redis() {
            return link.redis();
        }

        @Override
        public KeyStore keys() {
            return new JedisKeyStore(redis());
        }

        @Override
        public DeletionStore ledger() {
            return new JedisDeletionStore(redis());
        }

        @Override
        public TenantStore tenants() {
            return new JedisTenantStore(redis());
        }

        @Override
        public UserStore users() {
            return new JedisUserStore(redis());
        }

        @Override
        public MemoryStore memories() {
            return new JedisMemoryStore(redis());
        }

        @Override
        public void hold() {
            if (!backups.claim(name)) {
                throw new SettingException(URL, "names a Redis in which another node rehearses; try again later.");
            }
        }

        @Override
        public void close() {
            try {
                backups.clear();
                backups.finish(MARK);
            } finally {
                link.close();
                delete(directory);
            }
        }
    }
}
