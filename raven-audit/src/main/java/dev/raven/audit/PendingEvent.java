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
 * @param stored completed with its id once the event is durable in Redis, or with why it is not
 * @param copied completed before that: with what is completed once the event is in every copy
 */
record PendingEvent(
        AuditEntry entry,
        Instant occurredAt,
        long since,
        boolean patient,
        CompletableFuture<EventId> stored,
        CompletableFuture<CompletableFuture<Void>> copied) {

    static PendingEvent of(AuditEntry entry, Instant occurredAt, boolean patient) {
        return new PendingEvent(
                entry, occurredAt, System.nanoTime(), patient, new CompletableFuture<>(), new CompletableFuture<>());
    }
}
