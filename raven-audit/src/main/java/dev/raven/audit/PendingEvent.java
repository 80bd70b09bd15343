package dev.raven.audit;

import dev.raven.core.audit.AuditEntry;
import dev.raven.core.id.EventId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An event on its way to the log.
 *
 * @param since when it came, by {@link System#nanoTime}
 * @param patient whether nobody waits for it, so that it is tried until it is durable
 * @param stored completed once the event is durable, or with why it is not
 */
record PendingEvent(
        EventId id,
        AuditEntry entry,
        Instant occurredAt,
        long since,
        boolean patient,
        CompletableFuture<EventId> stored) {

    static PendingEvent of(EventId id, AuditEntry entry, Instant occurredAt, boolean patient) {
        return new PendingEvent(id, entry, occurredAt, System.nanoTime(), patient, new CompletableFuture<>());
    }
}
