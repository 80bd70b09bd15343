package dev.raven.core.rotation;

import dev.raven.core.backup.BackupSettings;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.UserId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.key.KeyName;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyState;
import dev.raven.core.key.KeyVersions;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.key.WrappedKey;
import dev.raven.core.page.Slice;
import dev.raven.core.user.UserStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Ends the life of keys that a rotation left behind. Two days after it, everything is looked through once more: a node that
 * had not heard of the rotation may have sealed under the old key for a few seconds, and replies kept for repeated requests
 * live a day. What is still referred to is sealed again and waits; what is not, opens nothing from then on, and is destroyed
 * a week later, or when the last backup that may need it is gone.
 */
@Singleton
class KeyDisposal implements JobWork {
    private static final Logger LOG = System.getLogger(KeyDisposal.class.getName());
    static final Duration SECOND_LOOK = Duration.ofDays(2);
    private static final Duration DESTROY_AFTER = Duration.ofDays(7);
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);
    private static final Set<KeyState> LEFT = Set.of(KeyState.RETIRED, KeyState.COMPROMISED);
    private static final Set<KeyState> WAITING =
            Set.of(KeyState.RETIRED, KeyState.COMPROMISED, KeyState.DESTROY_SCHEDULED);

    private final KeyVersions versions;
    private final UserStore users;
    private final Resealing resealing;
    private final Duration destroyAfter;
    private final Clock clock;

    @Inject
    KeyDisposal(KeyVersions versions, UserStore users, Resealing resealing, BackupSettings backups, Clock clock) {
        this.versions = versions;
        this.users = users;
        this.resealing = resealing;
        this.destroyAfter = backups.longest(DESTROY_AFTER);
        this.clock = clock;
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.DISPOSE_KEYS);
    }

    @Override
    public JobStep step(Job job) {
        if (job.progress().cursor().isEmpty()) {
            long total = 1 + Rotations.countUsers(users, job.owner());
            return new JobStep.Next(job.progress().of(total).at(Cursor.START.toString()));
        }
        Cursor cursor = Cursor.parse(job.progress().cursor());
        Slice<UserId> next = users.ids(job.owner(), cursor.after(), 1);
        if (next.items().isEmpty()) {
            return end(job, cursor);
        }
        Cursor then = look(new KeyName.OfSubject(job.owner(), next.items().get(0)), cursor)
                .at(next.next());
        return new JobStep.Next(job.progress().plus(1).at(then.toString()));
    }

    /**
     * Where it goes on, and what it found so far.
     *
     * @param waits whether some key is not at its end yet
     * @param loose whether some user's key may be wrapped by an old version of the tenant's: then none of those is given up
     */
    private record Cursor(long after, boolean waits, boolean loose) {
        private static final Cursor START = new Cursor(0, false, false);

        static Cursor parse(String text) {
            String[] parts = text.split(":");
            return new Cursor(Long.parseLong(parts[0]), Boolean.parseBoolean(parts[1]), Boolean.parseBoolean(parts[2]));
        }

        Cursor at(long next) {
            return new Cursor(next, waits, loose);
        }

        @Override
        public String toString() {
            return after + ":" + waits + ":" + loose;
        }
    }

    private JobStep end(Job job, Cursor cursor) {
        KeyName data = new KeyName.OfTenant(job.owner(), KeyPurpose.DATA);
        boolean waits = cursor.loose() ? isWaiting(data) : dispose(data, new Subject.Tenant(job.owner()));
        return waits || cursor.waits()
                ? new JobStep.Later(clock.instant().plus(LOOK_AGAIN))
                : new JobStep.Done(job.progress().plus(1));
    }

    private Cursor look(KeyName.OfSubject name, Cursor cursor) {
        try {
            versions.rewrap(name);
            boolean waits = dispose(name, new Subject.User(name.tenant(), name.user()));
            return new Cursor(cursor.after(), cursor.waits() || waits, cursor.loose());
        } catch (NoKeyException erased) {
            return cursor;
        } catch (IntegrityException damaged) {
            LOG.log(Level.ERROR, "the key of " + name.user() + " of " + name.tenant() + " does not open");
            return new Cursor(cursor.after(), cursor.waits(), true);
        }
    }

    /** @return whether a version is still on its way to its end */
    private boolean dispose(KeyName name, Subject subject) {
        if (!isWaiting(name)) {
            return false;
        }
        Instant now = clock.instant();
        if (resealing.reseal(subject) == 0) {
            versions.move(name, LEFT, now.minus(SECOND_LOOK), KeyState.DESTROY_SCHEDULED);
        }
        versions.move(name, Set.of(KeyState.DESTROY_SCHEDULED), now.minus(destroyAfter), KeyState.DESTROYED);
        return isWaiting(name);
    }

    private boolean isWaiting(KeyName name) {
        return isWaiting(versions.find(name));
    }

    /** Whether a version is on its way to its end. */
    static boolean isWaiting(List<WrappedKey> versions) {
        return versions.stream().map(WrappedKey::state).anyMatch(WAITING::contains);
    }
}
