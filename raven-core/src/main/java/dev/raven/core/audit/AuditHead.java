package dev.raven.core.audit;

/**
 * The newest event of a log.
 *
 * @param sequence its sequence, 0 for an empty log
 * @param hash SHA-256 of its bytes in lower-case hex; 64 zeros for an empty log
 */
public record AuditHead(long sequence, String hash) {
    /** The head of a log without events. */
    public static final AuditHead EMPTY = new AuditHead(0, "0".repeat(64));
}
