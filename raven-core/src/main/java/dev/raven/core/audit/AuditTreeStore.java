package dev.raven.core.audit;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.util.List;

/**
 * Keeps the Merkle trees over the logs, and their checkpoints. Every method throws
 * {@link dev.raven.api.problem.UnavailableException} when the storage is away.
 */
public interface AuditTreeStore {

    /** Checkpoints of one log that are kept; the oldest beyond go. */
    int KEPT = 100_000;

    AuditTreeState state(TenantId log);

    /** A tile's hashes, as many as there are; none where there is no such tile. */
    byte[] tile(TenantId log, int level, long index);

    /**
     * Makes steps, each of them whole or not at all, and durably. A step that was made already is told as written again.
     *
     * @return what became of each, in their order
     */
    @PlatformWide("one node does it for the logs of all tenants, many at a time")
    List<AuditTreeOutcome> write(List<AuditTreeStep> steps);

    /**
     * Checkpoints, newest first: at most so many, or all of one size where these are more.
     *
     * @param below only such with fewer events
     */
    List<AuditCheckpoint> checkpoints(TenantId log, long below, int limit);
}
