package dev.raven.core.audit;

import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;

/** Where what happens is recorded. */
public interface AuditLog {

    /**
     * Records an entry. When it returns, the event is durable.
     *
     * @throws dev.raven.api.problem.UnavailableException with code {@code audit_unavailable} when it could not be
     *     recorded, or took longer than two seconds
     */
    EventId record(AuditEntry entry);

    /**
     * Records an entry behind its caller's back, in the order of its coming, and tries until it is durable. Only the end of
     * the process can lose it: for what happens a thousand times a second and changes nobody's rights.
     */
    void recordBehind(AuditEntry entry);

    /**
     * Refuses where what was taken to be recorded behind is not durable after two seconds, or is too much to hold, or a copy
     * of the logs fails.
     *
     * @throws dev.raven.api.problem.UnavailableException with code {@code audit_unavailable}
     */
    void requireRoom(TenantId log);

    /**
     * Refuses what an administrative action must not begin with: a copy of the logs that fails, or a log that went back in
     * time and that nobody accepted.
     *
     * @throws dev.raven.api.problem.UnavailableException with code {@code audit_unavailable}
     */
    void requireTrust();
}
