package dev.raven.web.startup;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/**
 * Has the JDK's one thread for what is delayed begin before a part of Raven delays anything. It begins with the first that asks for it, takes
 * over the class loader of whoever that is, and lives as long as the process: in a server that Raven is taken from, its classes would stay.
 */
@Singleton
class DelayThread {
    private static final int FIRST = 0;

    void begin(@Observes @Initialized(ApplicationScoped.class) @Priority(FIRST) Object event) {
        begin();
    }

    /**
     * As the second step is delayed when the first is done, a thread of the JDK's own asks, on which nothing of Raven is any more. The pool is
     * not named as the executor itself: on few processors, a JDK before 25 would take a new thread, of whoever calls this, in its place.
     */
    static void begin() {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> delayed = asked.thenRunAsync(DelayThread::nothing, ForkJoinPool.commonPool()::execute)
                .thenRunAsync(DelayThread::nothing, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
        asked.complete(null);
        delayed.join();
    }

    private static void nothing() {
        // the step itself is all there is to it
    }
}
