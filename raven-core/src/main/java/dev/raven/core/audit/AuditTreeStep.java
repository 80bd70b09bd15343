package dev.raven.core.audit;

import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * One change of a log's tree: it grows, or is signed, or both.
 *
 * @param fence of the lease under which it is made
 * @param from what must be integrated already
 * @param to what is afterwards; the same for a signature alone
 * @param tiles that are new, or longer than they were
 * @param replaced an older checkpoint of the same tree that need not be kept beside the new one
 */
public record AuditTreeStep(
        TenantId log,
        long fence,
        AuditHead from,
        AuditHead to,
        List<AuditTile> tiles,
        Optional<AuditCheckpoint> checkpoint,
        Optional<AuditCheckpoint> replaced) {

    public AuditTreeStep {
        tiles = List.copyOf(tiles);
    }
}
