package dev.raven.core.job;

import dev.raven.core.id.JobId;
import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps jobs, and who has each. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is
 * away.
 */
public interface JobStore {

    /** Ended jobs of one owner that are kept. */
    int KEPT = 200;

    /**
     * Keeps a new job; the oldest ended ones beyond {@link #KEPT} go.
     *
     * @return the unfinished job of the same owner and lane, where there is one: then nothing is kept
     */
    Optional<JobId> create(TenantId owner, Job job);

    Optional<Job> find(TenantId owner, JobId job);

    /** The owner's jobs, newest first. */
    Page<Job> list(TenantId owner, PageRange range);

    /**
     * Takes the job that has been due longest, in one step.
     *
     * @param until when it is due again, should its taker say nothing more
     */
    @PlatformWide("any node does any tenant's work")
    Optional<Job> take(Instant now, Instant until);

    /**
     * Writes down how far a job is. One that has ended is due no more.
     *
     * @return false, and nothing is changed, when somebody else has taken it since, or it is gone
     */
    boolean save(TenantId owner, Job job);

    /** Forgets all of an owner's jobs. Whoever has one has lost it. */
    void removeAll(TenantId owner);

    /** The jobs that are due and nobody has. */
    @PlatformWide("as take")
    Waiting waiting(Instant now);

    /**
     * Jobs that wait.
     *
     * @param oldest since when the one has been due that waits longest; empty where none waits
     */
    record Waiting(long jobs, Optional<Instant> oldest) {}
}
