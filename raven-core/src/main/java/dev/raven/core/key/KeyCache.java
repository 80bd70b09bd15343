package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Unwrapped keys, for at most five minutes and a million uses, at most so many, opened by one thread at a time a key. A key
 * that leaves is wiped a little later, so that a thread that just took it can finish; every use copies what it needs.
 */
final class KeyCache<K> {
    static final Duration LIFE = Duration.ofMinutes(5);
    static final long MOST_USES = 1_000_000;

    private final LoadingCache<K, OpenKeys> keys;

    /** @param wiper runs the wiping of keys that left, after the grace of those still using them */
    KeyCache(int most, Ticker ticker, Executor wiper, Function<K, OpenKeys> open) {
        this.keys = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(LIFE)
                .ticker(ticker)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .removalListener((@Nullable K name, @Nullable OpenKeys gone, RemovalCause cause) -> {
                    if (gone != null) {
                        wiper.execute(gone::close);
                    }
                })
                .build(open::apply);
    }

    OpenKeys get(K name) {
        OpenKeys open = keys.get(name);
        if (open.uses() >= MOST_USES) {
            keys.asMap().remove(name, open);
            return keys.get(name);
        }
        return open;
    }

    void forget(K name) {
        keys.invalidate(name);
    }

    void forgetIf(BiPredicate<K, OpenKeys> which) {
        keys.asMap().entrySet().removeIf(entry -> which.test(entry.getKey(), entry.getValue()));
    }

    void forEach(BiConsumer<K, OpenKeys> look) {
        keys.asMap().forEach(look);
    }

    void forgetAll() {
        keys.invalidateAll();
    }
}
