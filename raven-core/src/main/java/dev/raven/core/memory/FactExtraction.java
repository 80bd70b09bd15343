package dev.raven.core.memory;

import dev.raven.core.fact.ClaimReader;
import dev.raven.core.fact.ModelUnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has a language model read what was consolidated, where there is one: one message at a time, off every request. The rules'
 * claims stand meanwhile. What is lost here with the process is read when the same user's next block is written.
 */
@Singleton
class FactExtraction {
    private static final Logger LOG = System.getLogger(FactExtraction.class.getName());
    private static final int ROOM = 10_000;
    private static final int PATIENCE_SECONDS = 60;

    private final ClaimReader reader;
    private final ModelPass pass;
    private final Set<Owner> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-fact-extraction").daemon().factory());

    @Inject
    FactExtraction(ClaimReader reader, ModelPass pass) {
        this.reader = reader;
        this.pass = pass;
    }

    private record Owner(TenantId tenant, UserId user) {}

    /** A user of whom something was consolidated. */
    void add(TenantId tenant, UserId user) {
        if (reader.hasModel() && waiting.size() < ROOM) {
            schedule(new Owner(tenant, user), 0);
        }
    }

    private void schedule(Owner owner, int seconds) {
        if (waiting.add(owner)) {
            try {
                worker.schedule(() -> read(owner), seconds, TimeUnit.SECONDS);
            } catch (RejectedExecutionException closing) {
                waiting.remove(owner);
            }
        }
    }

    /** A model that is away is left alone for a while. */
    private void read(Owner owner) {
        waiting.remove(owner);
        try {
            pass.read(owner.tenant(), owner.user());
        } catch (ModelUnavailableException away) {
            LOG.log(Level.WARNING, "a reading of facts waits " + PATIENCE_SECONDS + " s: " + away.getMessage());
            schedule(owner, PATIENCE_SECONDS);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a reading of facts failed and waits for the next block: " + failed.getClass());
        }
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
