package dev.raven.core.rotation;

import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.KeyVersions;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.page.Slice;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Gives a tenant's users, or one of them, new keys, and seals all that they have under these. */
@Singleton
class SubjectRotation {
    private static final String USERS = "users:";

    private final KeyVersions versions;
    private final UserStore users;
    private final Resealing resealing;
    private final Clock clock;

    @Inject
    SubjectRotation(KeyVersions versions, UserStore users, Resealing resealing, Clock clock) {
        this.versions = versions;
        this.users = users;
        this.resealing = resealing;
        this.clock = clock;
    }

    /** One user at a time, in as many steps as it takes; those who come meanwhile come last, and with new keys. */
    JobStep step(Job job) {
        if (job.progress().cursor().isEmpty()) {
            long total = job.parameter("user_id").isPresent() ? 1 : Rotations.countUsers(users, job.owner());
            return new JobStep.Next(job.progress().of(total).at(USERS + 0));
        }
        long after = Long.parseLong(job.progress().cursor().substring(USERS.length()));
        Slice<UserId> next = next(job, after);
        if (next.items().isEmpty() || job.progress().done() >= job.progress().total()) {
            return new JobStep.Done(job.progress());
        }
        boolean all = rotate(job, next.items().get(0));
        JobProgress progress = job.progress();
        return new JobStep.Next(all ? progress.plus(1).at(USERS + next.next()) : progress);
    }

    private Slice<UserId> next(Job job, long after) {
        return job.parameter("user_id")
                .map(one -> new Slice<>(after == 0 ? List.of(new UserId(one)) : List.of(), 1))
                .orElseGet(() -> users.ids(job.owner(), after, 1));
    }

    /** @return whether all that the user has is sealed under the new key; so it is when the user is gone */
    private boolean rotate(Job job, UserId user) {
        TenantId tenant = job.owner();
        KeyName name = new KeyName.OfSubject(tenant, user);
        try {
            versions.renew(name, job.createdAt(), Rotations.after(job));
            versions.refresh(name);
            versions.move(name, Set.of(KeyState.DECRYPT_ONLY), clock.instant(), KeyState.REWRAPPING);
            boolean all = resealing.reseal(new Subject.User(tenant, user)) == 0;
            if (all) {
                versions.move(name, Set.of(KeyState.REWRAPPING), clock.instant(), KeyState.RETIRED);
                versions.tellAll(name);
            }
            return all;
        } catch (NoKeyException erased) {
            return true;
        }
    }
}
