package dev.raven.core.audit;

import java.util.List;

/**
 * Shows that an event stands in the tree that a checkpoint was signed for (RFC 9162, 2.1.3).
 *
 * @param hashes the inclusion proof, from the leaf up
 */
public record AuditProof(AuditEvent event, AuditCheckpoint checkpoint, List<byte[]> hashes) {
    public AuditProof {
        hashes = List.copyOf(hashes);
    }
}
