package dev.raven.api.audit;

import java.util.List;

/**
 * Shows that an event stands in the log that a checkpoint was signed for (RFC 9162, 2.1.3).
 *
 * @param leafIndex the event's sequence less one
 * @param treeSize how many events the checkpoint covers
 * @param leafHash in base64, as the hashes
 * @param eventBytes the exact bytes that are hashed, in base64
 * @param checkpoint a C2SP signed note
 */
public record AuditProofView(
        long leafIndex, long treeSize, String leafHash, List<String> hashes, String eventBytes, String checkpoint) {}
