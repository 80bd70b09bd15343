package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Unwrapped keys, for at most so long and a million uses, at most so many, opened by one thread at a time a key. Who
 * waits for that thread shares its failure, too, and nobody who wants another key waits: one tenant's key service that
 * hangs keeps nobody else. A key that leaves is wiped a little later, so that a thread that just took it can finish; every
 * use copies what it needs.
 */
final class KeyCache<K> {
    static final long MOST_USES = 1_000_000;

    /** How many keys at most, and for how long each. */
    record Bounds(int most, Duration life) {}

    private final AsyncCache<K, OpenKeys> keys;
    private final Executor wiper;
    private final Function<K, OpenKeys> open;

    /** @param wiper runs the wiping of keys that left, after the grace of those still using them */
    KeyCache(Bounds bounds, Ticker ticker, Executor wiper, Function<K, OpenKeys> open) {
        this.wiper = wiper;
        this.open = open;
        this.keys = Caffeine.newBuilder()
                .maximumSize(bounds.most())
                .expireAfterWrite(bounds.life())
                .ticker(ticker)
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .removalListener((@Nullable K name, @Nullable OpenKeys gone, RemovalCause cause) -> {
                    if (gone != null) {
                        wiper.execute(gone::close);
                    }
                })
                .buildAsync();
    }

    OpenKeys get(K name) {
        OpenKeys found = find(name);
        if (found.uses() >= MOST_USES) {
            keys.synchronous().asMap().remove(name, found);
            return find(name);
        }
        return found;
    }

    private OpenKeys find(K name) {
        CompletableFuture<OpenKeys> mine = new CompletableFuture<>();
        CompletableFuture<OpenKeys> first = keys.asMap().putIfAbsent(name, mine);
        return first == null ? open(name, mine) : await(first);
    }

    private OpenKeys open(K name, CompletableFuture<OpenKeys> mine) {
        try {
            OpenKeys opened = open.apply(name);
            mine.complete(opened);
            if (keys.getIfPresent(name) != mine) {
                wiper.execute(opened::close);
            }
            return opened;
        } catch (RuntimeException failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } catch (Error fatal) {
            mine.completeExceptionally(fatal);
            throw fatal;
        }
    }

    private static OpenKeys await(CompletableFuture<OpenKeys> first) {
        try {
            return first.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Also what is being opened right now, from what was stored before, is kept no longer. */
    void forget(K name) {
        keys.synchronous().invalidate(name);
    }

    void forgetIf(Predicate<K> which) {
        keys.asMap().keySet().removeIf(which);
    }

    void forEach(BiConsumer<K, OpenKeys> look) {
        keys.synchronous().asMap().forEach(look);
    }

    void forgetAll() {
        keys.synchronous().invalidateAll();
    }
}
