package dev.raven.core.job;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.JobId;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A piece of long work.
 *
 * @param owner whose it is: a tenant, or {@link TenantId#PLATFORM} for the operator
 * @param parameters what its work needs to know: ids and flags, never what people said
 * @param error a problem code, where it failed
 * @param retries how often in a row a step could not be done because something was away
 * @param due when it may go on: in the future, it waits or somebody has it
 * @param fence counts who took it; a node whose number is not the last has lost it
 */
public record Job(
        JobId id,
        TenantId owner,
        JobKind kind,
        Map<String, String> parameters,
        JobState state,
        JobProgress progress,
        Optional<String> error,
        int retries,
        Instant createdAt,
        Instant updatedAt,
        Instant due,
        long fence)
        implements AuditTarget {

    public Job {
        parameters = Map.copyOf(parameters);
    }

    /** A job that nobody has taken yet. */
    public static Job queued(JobId id, TenantId owner, JobOrder order, Instant now) {
        return new Job(
                id,
                owner,
                order.kind(),
                order.parameters(),
                JobState.QUEUED,
                JobProgress.START,
                Optional.empty(),
                0,
                now,
                now,
                order.notBefore().orElse(now),
                0);
    }

    /** What only one unfinished job of its owner may do at a time: the same work on the same things. */
    public String lane() {
        return kind.name() + new TreeMap<>(parameters);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Somebody has it until then, unless it says more. */
    public Job taken(Instant now, Instant until) {
        return copy(JobState.RUNNING, progress, error, retries, now, until, fence + 1);
    }

    /** A step was done; its taker has it until then. */
    Job stepped(JobProgress next, Instant now, Instant until) {
        return copy(JobState.RUNNING, next, Optional.empty(), 0, now, until, fence);
    }

    /** In the middle of a step, its taker has it until then. */
    Job held(Instant now, Instant until) {
        return copy(JobState.RUNNING, progress, error, retries, now, until, fence);
    }

    /** A step could not be done; anybody may try again then. */
    Job retried(String why, Instant now, Instant then) {
        return copy(JobState.QUEUED, progress, Optional.of(why), retries + 1, now, then, fence);
    }

    /** It begins again then. */
    Job again(Instant now, Instant then) {
        return copy(JobState.QUEUED, JobProgress.START, Optional.empty(), 0, now, then, fence);
    }

    /** Its work is done; it has failed where some of that could not be. */
    Job done(JobProgress end, Instant now) {
        return end.failed() == 0
                ? copy(JobState.SUCCEEDED, end, Optional.empty(), 0, now, now, fence)
                : copy(JobState.FAILED, end, Optional.of("items_failed"), 0, now, now, fence);
    }

    Job ended(JobState how, Optional<String> why, Instant now) {
        return copy(how, progress, why, retries, now, now, fence);
    }

    private Job copy(
            JobState newState,
            JobProgress newProgress,
            Optional<String> newError,
            int newRetries,
            Instant now,
            Instant newDue,
            long newFence) {
        return new Job(
                id,
                owner,
                kind,
                parameters,
                newState,
                newProgress,
                newError,
                newRetries,
                createdAt,
                now,
                newDue,
                newFence);
    }

    @Override
    public JobId auditTarget() {
        return id;
    }
}
