package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.util.List;

/**
 * Keeps one append-only log a tenant, and one for {@link TenantId#PLATFORM}. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface AuditStore {

    AuditHead head(TenantId tenant);

    /**
     * Appends events that follow the head, in one step and durably.
     *
     * @param expected the head the events were chained to
     * @param head the head after them
     * @return false, and nothing is appended, when the log has moved on
     */
    boolean append(TenantId tenant, AuditHead expected, List<StoredAuditEvent> events, AuditHead head);

    /** Events from a sequence on, oldest first. */
    List<StoredAuditEvent> read(TenantId tenant, long fromSequence, int limit);
}
