package dev.raven.audit;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes one log. Whoever comes while somebody writes waits, and then writes for all that wait: many events cost one
 * commit, and no log needs a thread of its own.
 */
final class LogWriter {
    private static final int MOST_WAITING = 4096;
    private static final int MOST_AT_ONCE = 256;
    private static final int TRIES = 50;
    /** A log that hangs has failed. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final TenantId log;
    private final AuditStore store;
    private final Clock clock;
    private final BlockingQueue<PendingEvent> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable AuditHead head;

    LogWriter(TenantId log, AuditStore store, Clock clock) {
        this.log = log;
        this.store = store;
        this.clock = clock;
    }

    /** Returns when the event is durable. */
    void write(PendingEvent event) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        if (!waiting.offer(event)) {
            throw UnavailableException.audit(null);
        }
        try {
            while (!event.stored().isDone()) {
                if (!writing.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw UnavailableException.audit(null);
                }
                try {
                    writeBatch();
                } finally {
                    writing.unlock();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw UnavailableException.audit(interrupted);
        } finally {
            waiting.remove(event);
        }
        rethrow(event);
    }

    private static void rethrow(PendingEvent event) {
        if (event.stored().isCompletedExceptionally()) {
            throw UnavailableException.audit(event.stored().exceptionNow());
        }
    }

    private void writeBatch() {
        List<PendingEvent> batch = new ArrayList<>();
        waiting.drainTo(batch, MOST_AT_ONCE);
        if (batch.isEmpty()) {
            return;
        }
        try {
            append(batch);
            batch.forEach(event -> event.stored().complete(event.id()));
        } catch (RuntimeException failure) {
            head = null;
            batch.forEach(event -> event.stored().completeExceptionally(failure));
        }
    }

    /** Chains the events to the head; where another node was quicker, to the new head. */
    private void append(List<PendingEvent> batch) {
        for (int tries = 0; tries < TRIES; tries++) {
            AuditHead from = head == null ? store.head(log) : head;
            List<StoredAuditEvent> events = new ArrayList<>();
            AuditHead next = from;
            for (PendingEvent event : batch) {
                long sequence = next.sequence() + 1;
                byte[] body = EventBytes.of(event, sequence, next.hash(), clock.instant());
                events.add(new StoredAuditEvent(sequence, body));
                next = EventBytes.head(body, sequence);
            }
            if (store.append(log, from, events, next)) {
                head = next;
                return;
            }
            head = null;
        }
        throw UnavailableException.audit(null);
    }
}
