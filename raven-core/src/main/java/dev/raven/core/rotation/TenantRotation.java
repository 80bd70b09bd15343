package dev.raven.core.rotation;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.KeyVersions;
import dev.raven.core.page.Slice;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Set;

/**
 * Gives a tenant a new data key: the keys of its users are wrapped by it, and its own records sealed under it. What
 * people said stays as it is, under keys of its own.
 */
@Singleton
class TenantRotation {
    private static final Logger LOG = System.getLogger(TenantRotation.class.getName());
    private static final String USERS = "users:";
    private static final String RECORDS = "records";
    private static final int USERS_A_STEP = 25;

    private final KeyVersions versions;
    private final UserStore users;
    private final Resealing resealing;
    private final Clock clock;

    @Inject
    TenantRotation(KeyVersions versions, UserStore users, Resealing resealing, Clock clock) {
        this.versions = versions;
        this.users = users;
        this.resealing = resealing;
        this.clock = clock;
    }

    JobStep step(Job job) {
        String cursor = job.progress().cursor();
        if (cursor.isEmpty()) {
            return renew(job);
        }
        versions.refresh(data(job.owner()));
        return cursor.startsWith(USERS) ? rewrapUsers(job) : resealRecords(job);
    }

    private JobStep renew(Job job) {
        KeyName data = data(job.owner());
        versions.renew(data, job.createdAt(), Rotations.after(job));
        versions.move(data, Set.of(KeyState.DECRYPT_ONLY), clock.instant(), KeyState.REWRAPPING);
        return new JobStep.Next(
                job.progress().of(Rotations.countUsers(users, job.owner())).at(USERS + 0));
    }

    /** Users that come meanwhile come last, and with keys that the new one wraps: the walk need not follow them. */
    private JobStep rewrapUsers(Job job) {
        long after = Long.parseLong(job.progress().cursor().substring(USERS.length()));
        Slice<UserId> next = users.ids(job.owner(), after, USERS_A_STEP);
        JobProgress progress = job.progress();
        for (UserId user : next.items()) {
            progress = rewrap(new KeyName.OfSubject(job.owner(), user), progress);
        }
        return new JobStep.Next(progress.at(next.items().size() < USERS_A_STEP ? RECORDS : USERS + next.next()));
    }

    /** A key that was damaged is one person's loss, and keeps nobody else's from being wrapped. */
    private JobProgress rewrap(KeyName.OfSubject name, JobProgress progress) {
        try {
            versions.rewrap(name);
            return progress.plus(1);
        } catch (IntegrityException damaged) {
            LOG.log(Level.ERROR, "the key of " + name.user() + " of " + name.tenant() + " does not open");
            return progress.plusFailed(1);
        }
    }

    private JobStep resealRecords(Job job) {
        if (resealing.reseal(new Subject.Tenant(job.owner())) > 0) {
            return new JobStep.Next(job.progress());
        }
        versions.move(data(job.owner()), Set.of(KeyState.REWRAPPING), clock.instant(), KeyState.RETIRED);
        versions.tellAll(data(job.owner()));
        return new JobStep.Done(job.progress());
    }

    private static KeyName data(TenantId tenant) {
        return new KeyName.OfTenant(tenant, KeyPurpose.DATA);
    }
}
