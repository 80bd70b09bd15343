package dev.raven.persistence.erasure;

import dev.raven.core.erasure.Erasure;
import dev.raven.core.erasure.ErasureKind;
import dev.raven.core.erasure.ErasureStore;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One sorted set in the platform's slot, by when each is to be looked at, in milliseconds, and how often it was in 64ths of one. */
@ApplicationScoped
class JedisErasureStore implements ErasureStore {
    private static final Script TAKE = Script.beside(JedisErasureStore.class, "take");
    private static final String JOURNAL = RedisKeys.of(TenantId.PLATFORM, "erasures");

    private final Redis redis;

    @Inject
    JedisErasureStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public void begin(TenantId tenant, Erasure erasure, Instant due) {
        redis.repeatably(client -> client.zadd(JOURNAL, due.toEpochMilli(), member(erasure)));
    }

    @Override
    public void end(TenantId tenant, Erasure erasure) {
        redis.repeatably(client -> client.zrem(JOURNAL, member(erasure)));
    }

    @Override
    public Optional<Erasure> take(Instant now, Duration first, Duration most) {
        String taken = redis.once(TAKE.on(List.of(JOURNAL), now.toEpochMilli(), first.toMillis(), most.toMillis()))
                .text();
        return Optional.of(taken).filter(some -> !some.isEmpty()).map(JedisErasureStore::erasure);
    }

    private static String member(Erasure erasure) {
        return String.join(
                "/",
                erasure.tenant().value(),
                erasure.user().map(UserId::value).orElse(""),
                erasure.kind().name(),
                erasure.subject().value());
    }

    private static Erasure erasure(String member) {
        String[] parts = member.split("/");
        ErasureKind kind = ErasureKind.valueOf(parts[2]);
        Optional<UserId> user =
                Optional.of(parts[1]).filter(some -> !some.isEmpty()).map(UserId::new);
        return new Erasure(new TenantId(parts[0]), kind, kind.id(parts[3]), user);
    }
}
