package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.parallel.ExpiryScheduler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Unwrapped keys, for at most so long and a million uses, at most so many, opened by one thread at a time a key. Who waits
 * for that thread shares its failure, too, and nobody who wants another key waits: one tenant's key service that hangs
 * keeps nobody else. A key that leaves is wiped a little later, so that a thread that just took it can finish; every use
 * copies what it needs.
 */
final class KeyCache<K> {
    static final long MOST_USES = 1_000_000;

    /** How many keys at most, and for how long each. */
    record Bounds(int most, Duration life) {}

    private final Cache<K, FutureTask<OpenKeys>> keys;
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
                .scheduler(new ExpiryScheduler())
                .executor(Runnable::run)
                .removalListener((@Nullable K name, @Nullable FutureTask<OpenKeys> gone, RemovalCause cause) -> {
                    if (gone != null) {
                        wipe(gone);
                    }
                })
                .build();
    }

    OpenKeys get(K name) {
        OpenKeys found = find(name);
        if (found.uses() >= MOST_USES) {
            keys.asMap()
                    .computeIfPresent(name, (same, held) -> isOpen(held) && held.resultNow() == found ? null : held);
            return find(name);
        }
        return found;
    }

    private OpenKeys find(K name) {
        FutureTask<OpenKeys> mine = new FutureTask<>(() -> open.apply(name));
        FutureTask<OpenKeys> first = keys.asMap().putIfAbsent(name, mine);
        if (first != null) {
            return result(first);
        }
        mine.run();
        if (!isOpen(mine)) {
            keys.asMap().remove(name, mine);
        } else if (keys.getIfPresent(name) != mine) {
            wipe(mine);
        }
        return result(mine);
    }

    private static OpenKeys result(Future<OpenKeys> opening) {
        try {
            return opening.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnavailableException.keyService(interrupted);
        }
    }

    /** What is still being opened is wiped by who opens it. */
    private void wipe(Future<OpenKeys> gone) {
        if (isOpen(gone)) {
            wiper.execute(gone.resultNow()::close);
        }
    }

    private static boolean isOpen(Future<OpenKeys> key) {
        return key.state() == Future.State.SUCCESS;
    }

    /** Also what is being opened right now, from what was stored before, is kept no longer. */
    void forget(K name) {
        keys.invalidate(name);
    }

    void forgetIf(Predicate<K> which) {
        keys.asMap().keySet().removeIf(which);
    }

    void forEach(BiConsumer<K, OpenKeys> look) {
        keys.asMap().forEach((name, held) -> {
            if (isOpen(held)) {
                look.accept(name, held.resultNow());
            }
        });
    }

    void forgetAll() {
        keys.invalidateAll();
    }
}
