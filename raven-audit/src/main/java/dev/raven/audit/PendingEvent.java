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
 * @param stored completed with its id once the event is durable, or with why it is not
 */
record PendingEvent(
        AuditEntry entry, Instant occurredAt, long since, boolean patient, CompletableFuture<EventId> stored) {

    static PendingEvent of(AuditEntry entry, Instant occurredAt, boolean patient) {
        return new PendingEvent(entry, occurredAt, System.nanoTime(), patient, new CompletableFuture<>());
    }
}
