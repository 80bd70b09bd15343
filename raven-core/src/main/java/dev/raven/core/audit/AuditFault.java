package dev.raven.core.audit;

import java.util.Locale;

/** What can be wrong with a log. */
public enum AuditFault {
    /** What stands in an event's place cannot be read as one. */
    NOT_AN_EVENT,
    /** An event's bytes are not those that were hashed. */
    EVENT_CHANGED,
    /** Events are missing in front of one. */
    GAP,
    /** An event stands after one with the same or a later sequence. */
    OUT_OF_ORDER,
    /** An event does not carry the hash of the one before. */
    CHAIN_BROKEN,
    /** The events do not make the tree that was signed. */
    ROOT_MISMATCH,
    /** A checkpoint covers events that are not there. */
    TRUNCATED,
    /** A checkpoint carries no valid signature of a known key. */
    BAD_SIGNATURE,
    /** Two checkpoints contradict each other: the log was forked or an older one was replayed. */
    FORKED,
    /** No valid checkpoint shows that these are the events that were signed. */
    UNPROVEN,
    /** The newest checkpoint is older than it may be. */
    STALE_CHECKPOINT,
    /** A checkpoint was signed later than now. */
    POSTDATED_CHECKPOINT,
    /** The copy outside Redis is not what Redis holds. */
    COPY_DIFFERS;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
