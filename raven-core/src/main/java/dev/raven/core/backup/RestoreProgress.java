package dev.raven.core.backup;

/** Hears how far a restore is. */
interface RestoreProgress {

    /** @param what is being done, such as {@code checking} */
    void tell(String what, long done, long total);
}
