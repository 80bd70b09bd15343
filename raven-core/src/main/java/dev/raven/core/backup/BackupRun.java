package dev.raven.core.backup;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AgreedClock;
import dev.raven.core.id.BackupId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobHold;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.job.Jobs;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a backup, an archive a step, in two walks through all tenants, the platform last. A step that was killed writes its archive anew; the
 * manifest comes last, so that a backup is there whole or not at all.
 */
@Singleton
class BackupRun implements JobWork {
    private static final Logger LOG = System.getLogger(BackupRun.class.getName());

    private final BackupWalk walk;
    private final BackupStore store;
    private final Archives archives;
    private final OpenBackups open;
    private final BackupCompletion completion;
    private final AgreedClock clock;
    private final Jobs jobs;

    @Inject
    BackupRun(
            BackupWalk walk,
            BackupStore store,
            Archives archives,
            OpenBackups open,
            BackupCompletion completion,
            AgreedClock clock,
            Jobs jobs) {
        this.walk = walk;
        this.store = store;
        this.archives = archives;
        this.open = open;
        this.completion = completion;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.BACKUP);
    }

    @Override
    public JobStep step(Job job) {
        try {
            return step(job, KnownBackup.takenBy(job));
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "the backup waits: " + failed.getMessage());
            throw UnavailableException.storage(failed);
        }
    }

    private JobStep step(Job job, BackupId backup) throws IOException {
        JobProgress progress = job.progress();
        if (progress.cursor().isEmpty()) {
            open.begin(backup, begun());
            archives.mark(backup);
            return new JobStep.Next(progress.of(walk.total()).at(BackupCursor.START.toString()));
        }
        BackupCursor cursor = BackupCursor.parse(progress.cursor());
        if (cursor.tenant().isPresent()) {
            archives.requireMark(backup);
            return new JobStep.Next(archive(
                    new Archives.Place(backup, cursor.tenant().get(), cursor.part(), cursor.volume(), job.fence()),
                    cursor,
                    progress,
                    jobs.hold(job)));
        }
        return next(cursor, progress, backup);
    }

    /**
     * A backup whose age is not known would be kept too long, or not long enough; and of two of one moment nobody knows which has
     * the ledger that tells of more erasures.
     */
    private Instant begun() {
        return clock.now().orElseThrow(() -> UnavailableException.storage(null)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** Behind the second walk comes the manifest. */
    private JobStep next(BackupCursor cursor, JobProgress progress, BackupId backup) throws IOException {
        if (cursor.after() == BackupCursor.END) {
            Optional<BackupCursor> second = cursor.nextWalk();
            return second.isPresent()
                    ? new JobStep.Next(progress.at(second.get().toString()))
                    : new JobStep.Done(progress, completion.complete(backup));
        }
        return new JobStep.Next(progress.at(walk.next(cursor).toString()));
    }

    private JobProgress archive(Archives.Place place, BackupCursor cursor, JobProgress progress, JobHold hold)
            throws IOException {
        Archives.Written written = archives.write(
                place,
                open.keys(place.backup()).of(place.part()),
                hold::renew,
                sink -> store.read(place.tenant(), place.part(), cursor.within(), sink));
        completion.note(place.backup(), written.file());
        Optional<String> next = written.reading().next();
        long people = written.reading().counts().getOrDefault("users", 0L);
        long wholeTenant = place.part() == BackupPart.LEDGER && next.isEmpty() ? 1 : 0;
        return progress.plus(people + wholeTenant).at(cursor.behind(next).toString());
    }
}
