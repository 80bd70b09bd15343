package dev.raven.audit.checkpoint;

/**
 * What the copies know of a log.
 *
 * @param doubted whether the log is not what was copied of it, and nobody has accepted that
 * @param signed how many events the largest checkpoint covers that was copied since an older state was accepted last; 0 for none
 * @param accepted how often, since this node started, an older state was
 */
public record CopiedLog(boolean doubted, long signed, long accepted) {
    /** A log of which nothing was copied. */
    public static final CopiedLog NONE = new CopiedLog(false, 0, 0);
}
