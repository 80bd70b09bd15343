package dev.raven.audit;

import dev.raven.core.audit.AuditEntry;
import dev.raven.core.id.EventId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An event on its way to the log.
 *
 * @param stored completed once the event is durable, or with why it is not
 */
record PendingEvent(EventId id, AuditEntry entry, Instant occurredAt, CompletableFuture<EventId> stored) {}
