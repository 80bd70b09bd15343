package dev.raven.persistence.retention;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.retention.RetentionStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A field of each user's counters: an append sets it where there is none, a sweep to what it has found. */
@ApplicationScoped
class JedisRetentionStore implements RetentionStore {
    private static final Script NOTE = Script.beside(JedisRetentionStore.class, "note");

    private final Redis redis;

    @Inject
    JedisRetentionStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public List<Optional<Instant>> oldest(TenantId tenant, List<UserId> users) {
        return redis
                .readAll(commands -> users.stream()
                        .map(user -> commands.hmget(counters(tenant, user), "interactions", "oldest"))
                        .toList())
                .stream()
                .map(JedisRetentionStore::oldest)
                .toList();
    }

    @Override
    public void note(TenantId tenant, UserId user, Optional<Instant> oldest) {
        String time = oldest.map(Instant::toString).orElse("");
        redis.repeatably(NOTE.on(List.of(counters(tenant, user)), time));
    }

    private static Optional<Instant> oldest(List<String> counters) {
        if (counters.get(0) == null || counters.get(0).equals("0")) {
            return Optional.empty();
        }
        return Optional.of(counters.get(1) == null ? Instant.MIN : Instant.parse(counters.get(1)));
    }

    private static String counters(TenantId tenant, UserId user) {
        return RedisKeys.of(tenant, user, "memory");
    }
}
