package dev.raven.core.audit;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps one append-only log a tenant, and one for {@link TenantId#PLATFORM}. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface AuditStore {

    /** How far the clock of a node may be from the storage's: more than NTP leaves, less than anybody could hide something in. */
    Duration CLOCKS = Duration.ofSeconds(5);

    AuditHead head(TenantId tenant);

    /**
     * Appends events that follow the head, in one step and durably, unless the node's clock and the storage's are farther apart
     * than {@link #CLOCKS}. Repeatable: events that are there already are done.
     */
    AppendOutcome append(TenantId tenant, AuditAppend append);

    /** The storage's clock. */
    @PlatformWide("a clock is nobody's")
    Instant now();

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
