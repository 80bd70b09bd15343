package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditCheckpoint;
import java.time.Instant;

/** A checkpoint as a member of a sorted set: the second it was signed in, so that those of one size lie in order, and its note. */
final class CheckpointText {
    private static final int DIGITS = 12;

    private CheckpointText() {}

    static String of(AuditCheckpoint checkpoint) {
        return String.format("%0" + DIGITS + "d", checkpoint.signedAt().getEpochSecond()) + " " + checkpoint.note();
    }

    static AuditCheckpoint read(long size, String kept) {
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(kept.substring(0, DIGITS)));
        return new AuditCheckpoint(size, signedAt, kept.substring(DIGITS + 1));
    }
}
