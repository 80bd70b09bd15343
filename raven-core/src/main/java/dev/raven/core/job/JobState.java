package dev.raven.core.job;

import java.util.Locale;

/** How far a job is. */
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** The state as clients see it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
