package dev.raven.core.memory;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.StartupStep;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of this node that consolidate, and one more that ticks. They ask for tasks instead of waiting in Redis: that
 * holds no connection, works alike on every kind of Redis, and nobody waits for a consolidation.
 */
@Singleton
class ConsolidationWorkers implements StartupStep {
    private static final Logger LOG = System.getLogger(ConsolidationWorkers.class.getName());
    private static final Duration REST = Duration.ofMillis(500);
    private static final long LONGEST_TICK_SECONDS = 7;
    private static final int GRACE_SECONDS = 5;

    private final ConsolidationWorker worker;
    private final int count;
    private final long tickSeconds;
    private final ScheduledExecutorService threads;

    @Inject
    ConsolidationWorkers(ConsolidationWorker worker, ConsolidationSettings settings) {
        this.worker = worker;
        this.count = settings.threads();
        this.tickSeconds = Math.min(LONGEST_TICK_SECONDS, settings.idle().toSeconds());
        this.threads = Executors.newScheduledThreadPool(
                count + 1,
                Thread.ofPlatform().name("raven-consolidation-", 1).daemon().factory());
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public void run() {
        for (int i = 0; i < count; i++) {
            threads.scheduleWithFixedDelay(this::work, 0, REST.toMillis(), TimeUnit.MILLISECONDS);
        }
        threads.scheduleWithFixedDelay(this::tick, tickSeconds, tickSeconds, TimeUnit.SECONDS);
    }

    /** Works until there is nothing to do. */
    private void work() {
        boolean more = true;
        while (more && !threads.isShutdown()) {
            more = attempt(worker::runNext);
        }
    }

    private void tick() {
        attempt(() -> {
            worker.tick();
            return true;
        });
    }

    private interface Attempt {
        boolean run();
    }

    /** Whatever happens, the threads go on: a task that was left is taken over by another worker. */
    private static boolean attempt(Attempt attempt) {
        try {
            return attempt.run();
        } catch (UnavailableException away) {
            return false;
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "a consolidation was left where it was; it goes on later", failed);
            return false;
        }
    }

    /** A task that does not end in time stays in the queue. */
    @PreDestroy
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                LOG.log(Level.WARNING, "a consolidation was still running at the end; another worker does it again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
