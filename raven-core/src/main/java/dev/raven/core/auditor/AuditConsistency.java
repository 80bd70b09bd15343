package dev.raven.core.auditor;

import java.util.List;

/**
 * Shows that a tree is the beginning of another (RFC 9162, 2.1.4).
 *
 * @param from size of the smaller
 * @param to size of the larger
 */
public record AuditConsistency(long from, long to, List<byte[]> hashes) {
    public AuditConsistency {
        hashes = List.copyOf(hashes);
    }
}
