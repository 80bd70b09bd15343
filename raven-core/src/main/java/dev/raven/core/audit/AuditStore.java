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

    /** The last event whose body was dropped; {@link AuditHead#EMPTY} where none was. */
    AuditHead pruned(TenantId tenant);

    /**
     * Drops the bodies of events, the oldest first, in one step. Sequences stay as they are, and what is dropped is no longer
     * read.
     *
     * @param through the last event to be dropped
     * @return how many went; 0 where that was dropped before
     */
    long prune(TenantId tenant, AuditHead through);
}
