package dev.raven.core.job;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Undertaking;
import dev.raven.core.worker.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Two threads of this node that look each second whether a job is due. */
@Singleton
class JobWorkers implements StartupStep, Undertaking, Instrument {
    private static final Logger LOG = System.getLogger(JobWorkers.class.getName());
    private static final int THREADS = 2;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int GRACE_SECONDS = 5;

    private final JobRunner runner;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("raven-jobs-", 1).daemon().factory());

    @Inject
    JobWorkers(JobRunner runner) {
        this.runner = runner;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public void run() {
        for (int i = 0; i < THREADS; i++) {
            threads.execute(this::work);
        }
    }

    private void work() {
        boolean goOn = true;
        while (goOn) {
            goOn = (runNext() || rest(IDLE)) && !threads.isShutdown();
        }
    }

    private boolean runNext() {
        try {
            return runner.runNext(step -> rest(step.compareTo(LONGEST_PAUSE) < 0 ? step : LONGEST_PAUSE));
        } catch (UnavailableException away) {
            return false;
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "a job was left where it was; it goes on later", failed);
            return false;
        }
    }

    /** @return false when the server stops */
    private boolean rest(Duration time) {
        try {
            return !ending.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A job that is under way is left behind its step: another node, or the next start, goes on with it. */
    @Override
    public void takeNoMore() {
        threads.shutdown();
        ending.countDown();
    }

    @Override
    public boolean idle() {
        return threads.isTerminated();
    }

    @Override
    public List<Reading> readings() {
        return Workers.readings("jobs", runner.inHand(), THREADS);
    }

    @PreDestroy
    void close() {
        takeNoMore();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                LOG.log(Level.WARNING, "a job was still running at the end; it goes on at the next start");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
