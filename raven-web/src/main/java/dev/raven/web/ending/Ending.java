package dev.raven.web.ending;

import dev.raven.core.startup.Draining;
import dev.raven.core.worker.Undertaking;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What a node does between the order to end and its end: it says that it is not ready and begins no work of its own, goes on
 * serving until whoever sends the requests has noticed, then turns away what still comes, and waits for what is in hand.
 */
final class Ending {
    private static final Logger LOG = System.getLogger(Ending.class.getName());
    /** No request takes longer, but a stream, and no step of a job should. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Duration notice;
    private final Draining draining;
    private final Traffic traffic;
    private final List<Undertaking> undertakings;
    private final Semaphore hurry = new Semaphore(0);

    Ending(DrainSettings settings, Draining draining, Traffic traffic, List<Undertaking> undertakings) {
        this.notice = settings.notice();
        this.draining = draining;
        this.traffic = traffic;
        this.undertakings = undertakings;
    }

    /** Returns when the node may end. */
    void run() {
        LOG.log(Level.INFO, "Raven is told to end: it serves on for " + notice.toSeconds() + " s, and is not ready.");
        draining.begin();
        undertakings.forEach(Undertaking::takeNoMore);
        try {
            hurried(notice);
            traffic.close();
            awaitQuiet();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        LOG.log(Level.INFO, quiet() ? "Nothing is in hand any more." : "What is still in hand is broken off.");
    }

    /** Has it wait no longer for what it waits for now: first for load balancers, then for what is in hand. */
    void hurry() {
        hurry.release();
    }

    private void awaitQuiet() throws InterruptedException {
        long begin = System.nanoTime();
        boolean waits = true;
        while (waits && !quiet()) {
            waits = !hurried(LOOK) && System.nanoTime() - begin < LONGEST.toNanos();
        }
    }

    private boolean quiet() {
        return traffic.quiet() && undertakings.stream().allMatch(Undertaking::idle);
    }

    private boolean hurried(Duration atMost) throws InterruptedException {
        return hurry.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
