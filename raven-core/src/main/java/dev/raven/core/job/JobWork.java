package dev.raven.core.job;

import java.util.Set;

/** What jobs of some kinds do, in steps short enough to be repeated when a node dies in one. */
public interface JobWork {

    /** A step takes no longer than this, in seconds, or says that it goes on ({@link JobHold}): else another node takes the job for abandoned. */
    int LONGEST_STEP = 60;

    Set<JobKind> kinds();

    /**
     * Does one step. It may have been done before, in part or whole, by a node that was killed.
     *
     * @throws dev.raven.api.problem.UnavailableException when something is away: the job goes on later
     */
    JobStep step(Job job);
}
