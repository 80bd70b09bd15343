package dev.raven.core.parallel;

import com.github.benmanes.caffeine.cache.Scheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Has caches let go of what has expired when its time has come. A cache that is emptied calls that off, and here nothing is
 * left of it then; with Caffeine's own scheduler the JVM would hold the cache's classes until that time.
 */
public final class ExpiryScheduler implements Scheduler {

    @Override
    public Future<?> schedule(Executor executor, Runnable command, long delay, TimeUnit unit) {
        CompletableFuture<Void> due = new CompletableFuture<Void>().completeOnTimeout(null, delay, unit);
        due.thenRunAsync(command, executor);
        return due;
    }
}
