package dev.raven.audit.verification;

import dev.raven.audit.note.Checkpoint;
import java.time.Instant;

/**
 * What was signed of a tree of one size, once or many times.
 *
 * @param firstAt when it was signed first
 * @param lastAt when it was signed last
 */
record SignedRoot(byte[] root, Instant firstAt, Instant lastAt) {

    static SignedRoot of(Checkpoint checkpoint) {
        return new SignedRoot(checkpoint.root(), checkpoint.time(), checkpoint.time());
    }

    /** The same root, signed at one more time. */
    SignedRoot again(Instant time) {
        return new SignedRoot(root, time.isBefore(firstAt) ? time : firstAt, time.isAfter(lastAt) ? time : lastAt);
    }
}
