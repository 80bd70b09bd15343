package dev.raven.core.backup;

/** A backup cannot be used, and nothing was written: one sentence, for who restores, that says why and what to do. */
public final class UnusableBackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableBackupException(String why) {
        super(why);
    }
}
