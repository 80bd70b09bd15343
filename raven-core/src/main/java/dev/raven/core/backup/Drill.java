package dev.raven.core.backup;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.JobId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobProgress;
import dev.raven.core.job.JobStep;
import dev.raven.core.job.JobWork;
import dev.raven.core.key.ArchiveKeys;
import dev.raven.core.key.KeyRingFactory;
import dev.raven.core.settings.SettingException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses a restore, a step an archive and a step a tenant. The storage that it restores into is this node's alone: where a node
 * ends meanwhile, another begins anew.
 */
@Singleton
class Drill implements JobWork {
    static final String BACKUP = "backup_id";
    /** Longer than a step takes. */
    private static final Duration ABANDONED = Duration.ofSeconds(2 * JobWork.LONGEST_STEP);

    private static final Logger LOG = System.getLogger(Drill.class.getName());

    private final RestorePlans plans;
    private final Archives archives;
    private final ScratchStorage scratch;
    private final KeyRingFactory rings;
    private final ArchiveKeys keys;
    private final RandomGenerator random;
    private final Clock clock;
    private @Nullable Running running;

    @Inject
    Drill(
            RestorePlans plans,
            Archives archives,
            ScratchStorage scratch,
            KeyRingFactory rings,
            ArchiveKeys keys,
            RandomGenerator random,
            Clock clock) {
        this.plans = plans;
        this.archives = archives;
        this.scratch = scratch;
        this.rings = rings;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /** @param seen when it made its last step */
    private record Running(JobId job, DrillSession session, Instant seen) {
        Running at(Instant now) {
            return new Running(job, session, now);
        }
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.VERIFY_BACKUP);
    }

    @Override
    public synchronized JobStep step(Job job) {
        BackupId backup = new BackupId(job.parameter(BACKUP).orElseThrow());
        try {
            Instant now = clock.instant();
            boolean ours = running != null && running.job().equals(job.id());
            if (running != null && !ours && running.seen().plus(ABANDONED).isAfter(now)) {
                return new JobStep.Later(now.plus(ABANDONED)); // one rehearsal at a time
            }
            if (!ours || job.progress().cursor().isEmpty()) {
                close();
                DrillSession session = begin(backup);
                running = new Running(job.id(), session, now);
                return new JobStep.Next(JobProgress.START.of(session.steps()).at("0"));
            }
            running = Objects.requireNonNull(running).at(now);
            return step(running.session(), job.progress());
        } catch (UnusableBackupException unusable) {
            return failed(job.progress(), backup, String.valueOf(unusable.getMessage()));
        } catch (SettingException noStorage) {
            return failed(job.progress(), backup, String.valueOf(noStorage.getMessage()));
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "the rehearsal of a restore waits: " + unreadable.getMessage());
            throw UnavailableException.storage(unreadable);
        }
    }

    private DrillSession begin(BackupId backup) throws IOException {
        RestorePlan plan = plans.plan(backup, Optional.empty(), keys::open);
        try {
            ScratchStorage.Scratch storage = scratch.open();
            return new DrillSession(plan, archives, storage, rings.over(storage.keys()), random);
        } catch (SettingException none) {
            plan.close();
            throw none;
        }
    }

    private JobStep step(DrillSession session, JobProgress progress) throws IOException {
        int number = Integer.parseInt(progress.cursor());
        if (number < session.steps()) {
            session.step(number);
            return new JobStep.Next(progress.plus(1).at(Integer.toString(number + 1)));
        }
        session.faults().forEach(fault -> LOG.log(Level.ERROR, "a backup does not come back as it was: " + fault));
        JobStep end = new JobStep.Done(progress.plusFailed(session.faults().size()), session.told());
        close();
        return end;
    }

    private JobStep failed(JobProgress progress, BackupId backup, String why) {
        LOG.log(Level.ERROR, "a backup does not come back: " + why);
        close();
        return new JobStep.Done(progress.plusFailed(1), Map.of(BACKUP, backup.value(), "fault", why));
    }

    @PreDestroy
    synchronized void close() {
        if (running != null) {
            running.session().close();
            running = null;
        }
    }
}
