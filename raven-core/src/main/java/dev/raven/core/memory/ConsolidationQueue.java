package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hands conversations to the workers of all nodes, off the request path. What is lost here with the process, or for want
 * of room, stays in the tail, can be found, and is consolidated when its mark is due.
 */
@Singleton
class ConsolidationQueue {
    private static final Logger LOG = System.getLogger(ConsolidationQueue.class.getName());
    private static final int ROOM = 10_000;
    private static final int GRACE_SECONDS = 5;

    private final ConsolidationStore store;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(ROOM),
            Thread.ofPlatform().name("raven-consolidation-queue").daemon().factory(),
            (task, pool) -> LOG.log(Level.WARNING, "no room to queue a consolidation; it waits until its mark is due"));

    @Inject
    ConsolidationQueue(ConsolidationStore store) {
        this.store = store;
    }

    /** Has what waits of a conversation consolidated soon: its batch is full, or it has ended. */
    void add(TenantId tenant, UserId user, ConversationId conversation) {
        sender.execute(() -> send(tenant, user, conversation));
    }

    private void send(TenantId tenant, UserId user, ConversationId conversation) {
        try {
            if (!store.add(tenant, user, conversation)) {
                LOG.log(Level.WARNING, "the consolidation queue is full; a batch waits until its mark is due");
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a batch was not queued and waits until its mark is due: " + failed.getClass());
        }
    }

    /** Sends what waits here, if that is quick, while the storage is still there. */
    void finish(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                sender.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
