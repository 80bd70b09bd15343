package dev.raven.core.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The newest event of a log.
 *
 * @param sequence its sequence, 0 for an empty log
 * @param hash SHA-256 of its bytes in lower-case hex; 64 zeros for an empty log
 */
public record AuditHead(long sequence, String hash) {
    /** The head of a log without events. */
    public static final AuditHead EMPTY = new AuditHead(0, "0".repeat(64));

    /** The head of a log whose newest event this is. */
    public static AuditHead of(StoredAuditEvent event) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(event.body());
            return new AuditHead(event.sequence(), HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
