package dev.raven.core.retention;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.memory.MemoryExpiry;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import dev.raven.core.page.Slice;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.user.UserStore;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** Goes through a tenant's users, some at a time, and takes out of their memories what is too old. */
@Singleton
class RetentionSweep implements JobWork {
    private static final int USERS_A_STEP = 100;
    private static final int MOST_REMOVED_A_STEP = 2_000;

    private final UserStore users;
    private final Overdue overdue;
    private final MemoryExpiry memories;
    private final RetentionStore ages;
    private final NoticeBoard board;
    private final Webhooks webhooks;
    private final Signals signals;
    private final Clock clock;

    @Inject
    RetentionSweep(
            UserStore users,
            Overdue overdue,
            MemoryExpiry memories,
            RetentionStore ages,
            NoticeBoard board,
            Webhooks webhooks,
            Signals signals,
            Clock clock) {
        this.users = users;
        this.overdue = overdue;
        this.memories = memories;
        this.ages = ages;
        this.board = board;
        this.webhooks = webhooks;
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.SWEEP_RETENTION);
    }

    @Override
    public JobStep step(Job job) {
        TenantId tenant = job.owner();
        Swept swept = Swept.parse(job.progress().cursor());
        Optional<Instant> before = overdue.before(tenant);
        Slice<UserId> slice = users.ids(tenant, swept.after(), USERS_A_STEP);
        if (before.isEmpty() || slice.items().isEmpty()) {
            if (swept.interactions() > 0) {
                webhooks.emit(tenant, swept.event(job.id()));
            }
            return new JobStep.Done(job.progress(), swept.told());
        }
        return sweep(tenant, job.progress(), swept, slice, before.get());
    }

    private JobStep sweep(TenantId tenant, JobProgress progress, Swept swept, Slice<UserId> slice, Instant before) {
        Swept now = swept;
        long failed = 0;
        Iterator<UserId> due = overdue.among(tenant, slice.items(), before).iterator();
        while (due.hasNext() && now.interactions() - swept.interactions() < MOST_REMOVED_A_STEP) {
            MemoryExpiry.Expired expired = sweep(tenant, due.next(), before);
            now = now.plus(expired.removed());
            failed += expired.damaged() > 0 ? 1 : 0;
        }
        if (due.hasNext()) { // whoever is done with is no longer due when these users are looked at again
            return new JobStep.Next(progress.at(now.toString()));
        }
        JobProgress done = progress.plus(slice.items().size() - failed).plusFailed(failed);
        return new JobStep.Next(done.at(now.at(slice.next()).toString()));
    }

    /** The nodes that have the user in memory forget what they read; noted only then, so that a kill in between has it told again. */
    private MemoryExpiry.Expired sweep(TenantId tenant, UserId user, Instant before) {
        if (overdue.isHeld(tenant, user)) { // since these users were looked up
            return MemoryExpiry.Expired.NOTHING;
        }
        try {
            Instant begun = clock.instant();
            MemoryExpiry.Expired expired = memories.removeBefore(tenant, user, before);
            if (expired.removed() > 0) {
                board.tell(Notice.ofUser(tenant, user));
                signals.count(Signal.RETENTION_REMOVALS, expired.removed());
            }
            // what is appended now may be younger than all that is kept, where that was said in the future
            ages.note(tenant, user, expired.oldest().map(oldest -> oldest.isAfter(begun) ? begun : oldest));
            return expired;
        } catch (NoKeyException | NotFoundException erased) {
            return MemoryExpiry.Expired.NOTHING;
        }
    }
}
