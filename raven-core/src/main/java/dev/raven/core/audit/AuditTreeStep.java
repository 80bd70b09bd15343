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

    /** A tree that grows, under the lease under which it was written last. */
    public static AuditTreeStep growth(TenantId log, AuditTreeState state, AuditHead to, List<AuditTile> tiles) {
        return new AuditTreeStep(log, state.fence(), state.integrated(), to, tiles, Optional.empty(), Optional.empty());
    }

    /** The same step, signed. */
    public AuditTreeStep signed(Optional<AuditCheckpoint> by, Optional<AuditCheckpoint> inPlaceOf) {
        return new AuditTreeStep(log, fence, from, to, tiles, by, inPlaceOf);
    }

    /** The same step under a lease. */
    public AuditTreeStep under(long lease) {
        return new AuditTreeStep(log, lease, from, to, tiles, checkpoint, replaced);
    }

    /** Whether nothing grows, so that it needs no lease. */
    public boolean signsAlone() {
        return from.equals(to);
    }
}
