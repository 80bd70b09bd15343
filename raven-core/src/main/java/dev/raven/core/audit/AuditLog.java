package dev.raven.core.audit;

import dev.raven.core.id.EventId;

/** Where what happens is recorded. */
public interface AuditLog {

    /**
     * Records an entry. When it returns, the event is durable.
     *
     * @throws dev.raven.api.problem.UnavailableException with code {@code audit_unavailable} when it could not be
     *     recorded, or took longer than two seconds
     */
    EventId record(AuditEntry entry);
}
