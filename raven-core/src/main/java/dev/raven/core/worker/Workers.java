package dev.raven.core.worker;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.signal.Reading;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Does what waits in the storage, on as many threads as there is work for. One looks for it again and again, and whoever
 * finds some has another look for more. They ask instead of waiting in Redis: that holds no connection and works alike on
 * every kind of Redis.
 */
public final class Workers {
    private static final Logger LOG = System.getLogger(Workers.class.getName());
    private static final int GRACE_SECONDS = 5;

    private final String name;
    private final Work work;
    private final int most;
    private final Semaphore idle;
    private final ScheduledExecutorService timer;
    private final ExecutorService threads;

    /** Takes a piece of work and does it. */
    public interface Work {

        /**
         * Does the next piece.
         *
         * @param taken to be run once it is in hand
         * @return false when there was none
         */
        boolean next(Runnable taken);
    }

    /**
     * Workers that do nothing yet.
     *
     * @param name of the work, in the log and in the names of the threads
     * @param most pieces at once
     */
    public Workers(String name, int most, Work work) {
        this.name = name;
        this.work = work;
        this.most = most;
        this.idle = new Semaphore(most);
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("raven-" + name + "-timer").daemon().factory());
        this.threads = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("raven-" + name + "-", 1).daemon().factory());
    }

    /** Looks for work now, and whenever it has rested so long. */
    public void start(Duration rest) {
        timer.scheduleWithFixedDelay(() -> attempt(this::look), 0, rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something short again and again, whether there is work or not. */
    public void each(Duration pause, Runnable chore) {
        BooleanSupplier once = () -> {
            chore.run();
            return true;
        };
        timer.scheduleWithFixedDelay(() -> attempt(once), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean look() {
        if (!idle.tryAcquire()) {
            return false;
        }
        boolean begun = false;
        try {
            threads.execute(this::work);
            begun = true;
        } catch (RejectedExecutionException closing) {
            LOG.log(Level.DEBUG, name + ": no more is begun");
        } finally {
            idle.release(begun ? 0 : 1);
        }
        return begun;
    }

    /** Works until there is nothing to do. */
    private void work() {
        try {
            boolean more = true;
            while (more && !threads.isShutdown()) {
                more = attempt(() -> work.next(this::look));
            }
        } finally {
            idle.release();
        }
    }

    /** Whatever happens, the threads go on: what was left is taken over by another worker. */
    private boolean attempt(BooleanSupplier attempt) {
        try {
            return attempt.getAsBoolean();
        } catch (UnavailableException away) {
            return false;
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, name + ": something was left where it was; it goes on later", failed);
            return false;
        }
    }

    /** Begins nothing more; what is in hand goes on, and its chores with it. */
    public void takeNoMore() {
        threads.shutdown();
    }

    /** Whether nothing is in hand, and nothing will be. */
    public boolean idle() {
        return threads.isTerminated();
    }

    /** How many of the threads work, of how many there may be. */
    public List<Reading> readings() {
        return readings(name, most - idle.availablePermits(), most);
    }

    /** The same of a pool of another kind. */
    public static List<Reading> readings(String pool, int busy, int most) {
        return List.of(
                Reading.gauge("worker_threads_busy", "Threads of a pool that work", busy)
                        .of("pool", pool),
                Reading.gauge("worker_threads_limit", "Threads that a pool has at most", most)
                        .of("pool", pool));
    }

    /** Ends; what is not done in time is done again by another worker. */
    public void close() {
        timer.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                LOG.log(Level.WARNING, name + ": something was still under way at the end; it is done again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
