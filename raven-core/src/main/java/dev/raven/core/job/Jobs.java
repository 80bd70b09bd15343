package dev.raven.core.job;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.id.Ids;
import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Orders jobs. */
@Singleton
public class Jobs {
    private final JobStore store;
    private final Ids ids;
    private final Clock clock;

    @Inject
    Jobs(JobStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Orders a job.
     *
     * @throws ConflictException when the same is under way
     */
    public Job order(TenantId owner, JobOrder order) {
        Job job = Job.queued(ids.job(), owner, order, clock.instant());
        Optional<JobId> other = store.create(owner, job);
        if (other.isPresent()) {
            throw new ConflictException(
                    ProblemCode.ROTATION_IN_PROGRESS,
                    "This is under way already, as " + other.get() + "; wait for it.");
        }
        return job;
    }

    /** Orders a job unless the same is under way. */
    public void ensure(TenantId owner, JobOrder order) {
        store.create(owner, Job.queued(ids.job(), owner, order, clock.instant()));
    }
}
