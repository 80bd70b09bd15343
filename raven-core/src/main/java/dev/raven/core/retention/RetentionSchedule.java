package dev.raven.core.retention;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.page.Slice;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;

/** Looks now and then which tenants keep something that is too old, and orders a sweep for each. */
@Singleton
class RetentionSchedule implements StartupStep {
    private static final Logger LOG = System.getLogger(RetentionSchedule.class.getName());
    private static final int TENANTS_A_TRIP = 100;
    private static final Duration FIRST = Duration.ofSeconds(30);

    private final TenantStore tenants;
    private final Overdue overdue;
    private final Jobs jobs;
    private final RetentionSettings settings;
    private final Rounds rounds = new Rounds("tenants that keep what is too old", "retention");

    @Inject
    RetentionSchedule(TenantStore tenants, Overdue overdue, Jobs jobs, RetentionSettings settings) {
        this.tenants = tenants;
        this.overdue = overdue;
        this.jobs = jobs;
        this.settings = settings;
    }

    @Override
    public int order() {
        return 94;
    }

    @Override
    public void run() {
        rounds.start(FIRST, settings.sweep(), this::look);
    }

    /** Looks once. */
    void look() {
        Slice<TenantId> slice = tenants.ids(0, TENANTS_A_TRIP);
        while (!slice.items().isEmpty()) {
            slice.items().forEach(this::look);
            slice = tenants.ids(slice.next(), TENANTS_A_TRIP);
        }
    }

    /** A tenant whose own key is away keeps no other from its sweep. */
    private void look(TenantId tenant) {
        try {
            if (overdue.any(tenant)) {
                jobs.ensure(tenant, JobOrder.of(JobKind.SWEEP_RETENTION, Map.of()));
            }
        } catch (UnavailableException away) {
            LOG.log(
                    Level.WARNING,
                    "what is too old of " + tenant + " is looked for later: "
                            + away.code().wireName());
        }
    }

    @PreDestroy
    void close() {
        rounds.close();
    }
}
