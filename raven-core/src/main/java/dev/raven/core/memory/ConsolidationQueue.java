package dev.raven.core.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Consolidates full buffers off the request path, one at a time. What is lost here with the process, or for want of
 * room, is not lost: it stays in the tail, can be found, and goes with the next batch or flush.
 */
@Singleton
class ConsolidationQueue {
    private static final Logger LOG = System.getLogger(ConsolidationQueue.class.getName());
    private static final int ROOM = 10_000;
    private static final int GRACE_SECONDS = 5;

    private final Consolidator consolidator;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(ROOM),
            Thread.ofPlatform().name("raven-consolidation").daemon().factory(),
            (task, pool) -> LOG.log(Level.WARNING, "the consolidation queue is full; a batch waits for the next one"));

    @Inject
    ConsolidationQueue(Consolidator consolidator) {
        this.consolidator = consolidator;
    }

    void add(TenantId tenant, UserId user, ConversationId conversation) {
        worker.execute(() -> consolidate(tenant, user, conversation));
    }

    private void consolidate(TenantId tenant, UserId user, ConversationId conversation) {
        try {
            consolidator.consolidate(tenant, user, Optional.of(conversation));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a consolidation failed and waits for the next batch: " + failed.getClass());
        }
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a consolidation was still running at the end; nothing is lost");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
