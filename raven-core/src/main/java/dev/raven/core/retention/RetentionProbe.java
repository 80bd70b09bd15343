package dev.raven.core.retention;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobState;
import dev.raven.core.job.Jobs;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import dev.raven.core.tenant.TenantDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks whether something is still there that a sweep should have taken, and what became of the last one. */
@Singleton
class RetentionProbe implements ChecklistProbe {
    /** How long a sweep of many people may take. */
    private static final Duration FOR_A_SWEEP = Duration.ofHours(12);

    private final Overdue overdue;
    private final TenantDirectory tenants;
    private final RetentionSettings settings;
    private final Jobs jobs;

    @Inject
    RetentionProbe(Overdue overdue, TenantDirectory tenants, RetentionSettings settings, Jobs jobs) {
        this.overdue = overdue;
        this.tenants = tenants;
        this.settings = settings;
        this.jobs = jobs;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.RETENTION;
    }

    @Override
    public Finding look(TenantId tenant) {
        Optional<Instant> before = overdue.before(tenant);
        if (before.isEmpty()) {
            return Finding.fail("Nothing is swept: the clocks of this node and of the storage do not agree.");
        }
        Optional<Job> last = jobs.last(tenant, job -> job.kind() == JobKind.SWEEP_RETENTION);
        String seen = "What is older than " + tenants.settings(tenant).retentionDays() + " days goes. Last sweep: "
                + last.map(RetentionProbe::told).orElse("none was needed yet") + ".";
        Duration late = settings.sweep().multipliedBy(2).plus(FOR_A_SWEEP);
        if (overdue.anyBefore(tenant, before.get().minus(late))) {
            return Finding.fail("Something should have gone more than " + late.toHours() + " hours ago. " + seen);
        }
        return last.filter(job ->
                                job.state() == JobState.FAILED || job.progress().failed() > 0)
                        .isPresent()
                ? Finding.fail("A sweep could not take all that was due. " + seen)
                : Finding.pass(seen);
    }

    private static String told(Job job) {
        return job.state().wireName() + " at " + job.updatedAt() + " (" + job.id() + ")";
    }
}
