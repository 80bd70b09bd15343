package dev.raven.core.worker;

import dev.raven.api.problem.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at something now and then, on a thread of its own. Whatever happens in one round, there is a next. */
public final class Rounds {
    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    private final String what;
    private final ScheduledExecutorService timer;

    /**
     * Rounds that are not made yet.
     *
     * @param what is looked at, in the log; its first word is plural
     * @param thread its name, behind {@code raven-}
     */
    public Rounds(String what, String thread) {
        this.what = what;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("raven-" + thread).daemon().factory());
    }

    /** Makes the first round after a while, and the next whenever it has rested so long. */
    public void start(Duration first, Duration rest, Runnable look) {
        timer.scheduleWithFixedDelay(() -> make(look), first.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void make(Runnable look) {
        try {
            look.run();
        } catch (UnavailableException away) {
            LOG.log(Level.WARNING, what + " are looked at later: " + away.code().wireName());
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, what + " could not be looked at", failed);
        }
    }

    /** Ends, in the middle of a round, too. */
    public void close() {
        timer.shutdownNow();
    }
}
