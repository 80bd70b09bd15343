package dev.raven.core.auditor;

import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What an export is of.
 *
 * @param origin the name of the log in its checkpoints
 * @param span the part of the log that was looked through
 * @param previousHash what the first event of the part carries
 * @param frontier the roots of the complete subtrees in front of the part, the largest first
 * @param complete whether every event of the part is in the export, so that nothing but the export and checkpoints is needed to
 *     verify it
 * @param treeSize of the newest checkpoint, that proofs of single events are against; 0 without one
 */
public record AuditExportHead(
        TenantId log,
        String origin,
        AuditSpan span,
        String previousHash,
        List<byte[]> frontier,
        boolean complete,
        long treeSize,
        Instant exportedAt) {
    public AuditExportHead {
        frontier = List.copyOf(frontier);
    }
}
