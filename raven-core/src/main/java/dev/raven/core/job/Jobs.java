package dev.raven.core.job;

import dev.raven.api.problem.ConflictException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.core.id.Ids;
import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Orders jobs. */
@Singleton
public class Jobs {
    private static final int PAGE = 100;
    /** Longer than it takes to keep a job that is done. */
    private static final Duration KEEPING = Duration.ofMinutes(1);

    private static final long NEVER_TAKEN = 0;

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
     * @param underWay the code that tells of the same under way
     * @throws ConflictException when it is
     */
    public Job order(TenantId owner, JobOrder order, ProblemCode underWay) {
        Job job = Job.queued(ids.job(), owner, order, clock.instant());
        Optional<JobId> other = store.create(owner, job);
        if (other.isPresent()) {
            throw new ConflictException(underWay, "This is under way already, as " + other.get() + "; wait for it.");
        }
        return job;
    }

    /**
     * Refuses what was ordered too often within a day.
     *
     * @throws RateLimitedException saying when it may be ordered again
     */
    public void refuseTooMany(TenantId owner, JobOrder order, int most) {
        String lane = Job.queued(ids.job(), owner, order, clock.instant()).lane();
        refuseTooMany(kept(owner).filter(job -> job.lane().equals(lane)).map(Job::createdAt), most);
    }

    /**
     * The same where somebody else knows when it was ordered.
     *
     * @throws RateLimitedException saying when it may be ordered again
     */
    public void refuseTooMany(Stream<Instant> ordered, int most) {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        List<Instant> recent =
                ordered.filter(when -> when.isAfter(yesterday)).sorted().toList();
        if (recent.size() >= most) {
            throw new RateLimitedException(
                    "This was ordered " + recent.size() + " times within a day; at most " + most + " are.",
                    Duration.between(yesterday, recent.get(recent.size() - most)));
        }
    }

    /** What whoever does a step that may take longer than {@link JobWork#LONGEST_STEP} keeps the job with. */
    public JobHold hold(Job taken) {
        return new JobHold(taken, store, clock);
    }

    /** When the newest of the owner's jobs of a kind was ordered, of those that are kept. */
    public Optional<Instant> lastBegun(TenantId owner, JobKind kind) {
        return last(owner, job -> job.kind() == kind).map(Job::createdAt);
    }

    /** When the newest of them that succeeded did, of those that are kept. */
    public Optional<Instant> lastSucceeded(TenantId owner, JobKind kind) {
        return last(owner, job -> job.kind() == kind && job.state() == JobState.SUCCEEDED)
                .map(Job::updatedAt);
    }

    /** The newest of the owner's jobs that is such a one, of those that are kept. */
    public Optional<Job> last(TenantId owner, Predicate<Job> which) {
        return kept(owner).filter(which).findFirst();
    }

    /** The owner's jobs of a kind, of those that are kept. */
    public Stream<Job> all(TenantId owner, JobKind kind) {
        return kept(owner).filter(job -> job.kind() == kind);
    }

    /** Newest first, a page at a time. */
    private Stream<Job> kept(TenantId owner) {
        return Stream.iterate(
                        store.list(owner, new PageRange(PAGE, 0)),
                        page -> !page.items().isEmpty(),
                        page -> store.list(owner, new PageRange(PAGE, page.offset() + PAGE)))
                .flatMap(page -> page.items().stream());
    }

    /** Orders a job, or finds the same that is under way. */
    public Job join(TenantId owner, JobOrder order) {
        Job job = Job.queued(ids.job(), owner, order, clock.instant());
        return store.create(owner, job)
                .flatMap(other -> store.find(owner, other))
                .orElse(job);
    }

    /**
     * Keeps what was done at once among the jobs that were, in the place of what was done so before: it must not drive others out. Where
     * the same is under way as a job, that will tell. Whoever is killed in the middle leaves a job that does it once more.
     */
    public void done(TenantId owner, JobKind kind, JobProgress progress) {
        Instant now = clock.instant();
        Optional<Job> before = last(
                owner,
                job -> job.kind() == kind
                        && job.fence() == NEVER_TAKEN
                        && job.state().ended());
        Job job = before.orElseGet(
                () -> Job.queued(ids.job(), owner, new JobOrder(kind, Map.of(), Optional.of(now.plus(KEEPING))), now));
        if (before.isPresent() || store.create(owner, job).isEmpty()) {
            store.save(owner, job.done(progress, now));
        }
    }

    /** Cancels what is still to be done for a person. */
    public void cancelFor(TenantId owner, UserId person) {
        Page<Job> page = store.list(owner, new PageRange(PAGE, 0));
        while (!page.items().isEmpty()) {
            page.items().stream()
                    .filter(job -> !job.state().ended() && job.parameters().containsValue(person.value()))
                    .forEach(
                            job -> store.save(owner, job.ended(JobState.CANCELLED, Optional.empty(), clock.instant())));
            page = store.list(owner, new PageRange(PAGE, page.offset() + PAGE));
        }
    }

    /** Forgets all jobs of an owner who is gone; those that are under way come to nothing. */
    public void forgetAll(TenantId owner) {
        store.removeAll(owner);
    }

    /** Orders a job unless the same is under way. */
    public void ensure(TenantId owner, JobOrder order) {
        store.create(owner, Job.queued(ids.job(), owner, order, clock.instant()));
    }
}
