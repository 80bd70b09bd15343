package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupProgressStore;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** One hash a backup in the platform's slot, which is gone when the backup is complete, or a week after it was given up. */
@ApplicationScoped
class JedisBackupProgressStore implements BackupProgressStore {
    private static final int GIVEN_UP_SECONDS = 7 * 86_400;

    private final Redis redis;

    @Inject
    JedisBackupProgressStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void put(BackupId backup, String name, String text) {
        redis.repeatably(client -> client.hset(key(backup), name, text));
        redis.repeatably(client -> client.expire(key(backup), GIVEN_UP_SECONDS));
    }

    @Override
    public void putIfAbsent(BackupId backup, String name, String text) {
        redis.repeatably(client -> client.hsetnx(key(backup), name, text));
        redis.repeatably(client -> client.expire(key(backup), GIVEN_UP_SECONDS));
    }

    @Override
    public Map<String, String> all(BackupId backup) {
        return redis.read(client -> client.hgetAll(key(backup)));
    }

    @Override
    public void forget(BackupId backup) {
        redis.repeatably(client -> client.del(key(backup)));
    }

    private static String key(BackupId backup) {
        return RedisKeys.of(TenantId.PLATFORM, "backup:" + backup);
    }
}
