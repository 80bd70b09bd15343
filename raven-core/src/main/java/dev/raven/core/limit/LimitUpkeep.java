package dev.raven.core.limit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.StartupStep;
import jakarta.annotation.PreDestroy;
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

    @PreDestroy
    void close() {
        thread.shutdownNow();
        try {
            nodes.leave();
        } catch (UnavailableException away) {
            LOG.log(Level.DEBUG, "the store is away; this node counts until it is missed");
        }
    }
}
