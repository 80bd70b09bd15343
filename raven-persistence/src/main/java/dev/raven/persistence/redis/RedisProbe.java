package dev.raven.persistence.redis;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.startup.Condition;
import dev.raven.core.startup.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Reads a key that every node lives on: a cluster without its server answers a mere ping. Anybody may ask for health, as often as they
 * like. So one of them looks, once a second, and the others are told at once what was seen last: a Redis that hangs holds one thread
 * and not all of them. Nobody is told what is older than five seconds.
 */
@ApplicationScoped
class RedisProbe implements ReadinessProbe {
    private static final String KEY = RedisKeys.of(TenantId.PLATFORM, "tenants");
    private static final Duration LOOKED_AT_AGAIN = Duration.ofSeconds(1);
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final LoadingCache<String, Condition> seen;

    @Inject
    RedisProbe(Redis redis) {
        this(() -> look(redis), Ticker.systemTicker());
    }

    RedisProbe(Supplier<Condition> look, Ticker ticker) {
        this.seen = Caffeine.newBuilder()
                .refreshAfterWrite(LOOKED_AT_AGAIN)
                .expireAfterWrite(BELIEVED)
                .executor(Runnable::run) // whoever comes first looks
                .ticker(ticker)
                .build(key -> look.get());
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Condition condition() {
        return seen.get(KEY);
    }

    static Condition look(Redis redis) {
        try {
            redis.read(client -> client.exists(KEY));
            return Condition.UP;
        } catch (UnavailableException away) {
            return Condition.DOWN;
        }
    }
}
