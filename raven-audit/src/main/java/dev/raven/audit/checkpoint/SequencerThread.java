package dev.raven.audit.checkpoint;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.StartupStep;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread of this node that looks each second whether logs are to be integrated and signed. */
@Singleton
class SequencerThread implements StartupStep {
    private static final Logger LOG = System.getLogger(SequencerThread.class.getName());
    private static final int GRACE_SECONDS = 5;
    /** Behind those who record something at the end. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 900;

    private final SigningKeyVault keys;
    private final KeyCustody custody;
    private final Sequencer sequencer;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-audit-sequencer").daemon().factory());
    private volatile boolean started;

    @Inject
    SequencerThread(SigningKeyVault keys, KeyCustody custody, Sequencer sequencer) {
        this.keys = keys;
        this.custody = custody;
        this.sequencer = sequencer;
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public void run() {
        if (custody.ready()) {
            keys.prepare();
        }
        started = true;
        thread.scheduleWithFixedDelay(this::tick, 0, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            if (custody.ready()) {
                sequencer.tick();
            }
        } catch (UnavailableException away) {
            LOG.log(Level.DEBUG, "what checkpoints are made of is away; tried again in a second");
        } catch (RuntimeException | Error failed) {
            LOG.log(Level.ERROR, "logs were not signed; tried again in a second", failed);
        }
    }

    /** What moved is signed while the storage is still there. */
    void finish(@Observes @Priority(LAST) @BeforeDestroyed(ApplicationScoped.class) Object end) {
        thread.shutdown();
        if (!started) {
            return;
        }
        try {
            if (thread.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS) && custody.ready()) {
                sequencer.finish();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (UnavailableException away) {
            LOG.log(
                    Level.WARNING,
                    "the storage is away: what moved last is signed by another node, or at the next start");
        }
    }
}
