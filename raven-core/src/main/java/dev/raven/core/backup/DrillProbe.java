package dev.raven.core.backup;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobState;
import dev.raven.core.job.Jobs;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Looks what became of the last rehearsal of a restore. */
@Singleton
class DrillProbe implements ChecklistProbe {
    private static final Duration OLD = Duration.ofDays(90);
    private static final Duration AGED = Duration.ofDays(35);

    private final Jobs jobs;
    private final Clock clock;

    @Inject
    DrillProbe(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.RESTORE_DRILL;
    }

    @Override
    public Finding look(TenantId owner) {
        Optional<Job> last = jobs.last(
                TenantId.PLATFORM,
                job -> job.kind() == JobKind.VERIFY_BACKUP && job.state().ended());
        if (last.isEmpty()) {
            return Finding.fail("No rehearsal is among the jobs that are kept.");
        }
        Job drill = last.get();
        String seen = "The last rehearsal (" + drill.id() + ") " + drill.state().wireName() + " at " + drill.updatedAt()
                + ".";
        if (drill.state() != JobState.SUCCEEDED || isOlder(drill, OLD)) {
            return Finding.fail(seen);
        }
        return isOlder(drill, AGED) ? Finding.warn(seen) : Finding.pass(seen);
    }

    private boolean isOlder(Job drill, Duration than) {
        return drill.updatedAt().isBefore(clock.instant().minus(than));
    }
}
