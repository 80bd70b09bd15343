package dev.raven.core.auditor;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditEvent;
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
