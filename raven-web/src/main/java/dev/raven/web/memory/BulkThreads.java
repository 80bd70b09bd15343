package dev.raven.web.memory;

import dev.raven.api.problem.UnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where bulk requests run, as many at once as leave room for everybody else. */
@Singleton
public class BulkThreads {
    private static final int MOST = 16;
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("raven-bulk-", 1).daemon().factory());

    /** @throws UnavailableException when all threads are busy */
    void execute(Runnable bulk) {
        try {
            threads.execute(bulk);
        } catch (RejectedExecutionException full) {
            throw UnavailableException.overloaded();
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
