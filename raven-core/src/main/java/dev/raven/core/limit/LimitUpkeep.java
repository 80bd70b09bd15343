package dev.raven.core.limit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says every few seconds that this node is alive, and gives back what it took ahead and did not use. */
@Singleton
class LimitUpkeep implements StartupStep {
    private static final Logger LOG = System.getLogger(LimitUpkeep.class.getName());
    private static final int SECONDS = 3;

    private final Nodes nodes;
    private final Buckets buckets;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-limits").daemon().factory());

    private volatile boolean begun;

    @Inject
    LimitUpkeep(Nodes nodes, Buckets buckets) {
        this.nodes = nodes;
        this.buckets = buckets;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public void run() {
        begun = true;
        thread.scheduleWithFixedDelay(this::keepUp, 0, SECONDS, TimeUnit.SECONDS);
    }

    private void keepUp() {
        try {
            nodes.beat();
            buckets.tidy();
        } catch (UnavailableException away) {
            LOG.log(Level.DEBUG, "the store is away; the last count of nodes stays");
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "limits were not kept up; tried again in " + SECONDS + " s", failed);
        }
    }

    /** Behind the last beat, and while the storage is still there. */
    void finish(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        thread.shutdown();
        try {
            if (begun && thread.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                nodes.leave();
            }
        } catch (UnavailableException away) {
            LOG.log(Level.DEBUG, "the store is away; this node counts until it is missed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
