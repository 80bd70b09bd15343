package dev.raven.core.job;

import dev.raven.api.problem.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A job in the middle of a step that may take longer than {@link JobWork#LONGEST_STEP}: it is kept by who says often enough that it goes on. */
public final class JobHold {
    private static final Duration LEASE = Duration.ofSeconds(JobWork.LONGEST_STEP);
    private static final Duration OFTEN_ENOUGH = LEASE.dividedBy(4);

    private final Job job;
    private final JobStore store;
    private final Clock clock;
    private final Instant since;
    private Instant renewed;

    JobHold(Job job, JobStore store, Clock clock) {
        this.job = job;
        this.store = store;
        this.clock = clock;
        this.since = clock.instant();
        this.renewed = since;
    }

    /** {@link Job#fence} of who has it. */
    public long fence() {
        return job.fence();
    }

    /** How long the step has taken so far. */
    public Duration lasted() {
        return Duration.between(since, clock.instant());
    }

    /**
     * Keeps the job for another {@link JobWork#LONGEST_STEP} seconds. Costs nothing where that was done a quarter of them ago
     * or less, so it can be called before each little thing.
     *
     * @throws UnavailableException when somebody else has taken it since, or it is gone: what the step still does is for nothing
     */
    public void renew() {
        Instant now = clock.instant();
        if (now.isBefore(renewed.plus(OFTEN_ENOUGH))) {
            return;
        }
        if (!store.save(job.owner(), job.held(now, now.plus(LEASE)))) {
            throw UnavailableException.storage(null);
        }
        renewed = now;
    }
}
