package dev.raven.core.audit;

/** What became of a step. */
public enum AuditTreeOutcome {
    WRITTEN,
    /** Nothing was written: the tree is not what the step begins with. */
    MOVED_ON,
    /** Nothing was written: somebody with a later lease has written since. */
    FENCED,
    /** Nothing was written: the checkpoint is dated farther ahead of the storage's clock than clocks may be apart. */
    MISDATED
}
