package dev.raven.core.retention;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.page.Slice;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks now and then which tenants keep something that is too old, and orders a sweep for each. */
@Singleton
class RetentionSchedule implements StartupStep, Instrument {
    private static final Logger LOG = System.getLogger(RetentionSchedule.class.getName());
    private static final int TENANTS_A_TRIP = 100;
    private static final Duration FIRST = Duration.ofSeconds(30);

    private final TenantStore tenants;
    private final Overdue overdue;
    private final Jobs jobs;
    private final RetentionSettings settings;
    private final Clock clock;
    private volatile Optional<Instant> looked = Optional.empty();
    private final Rounds rounds = new Rounds("tenants that keep what is too old", "retention");

    @Inject
    RetentionSchedule(TenantStore tenants, Overdue overdue, Jobs jobs, RetentionSettings settings, Clock clock) {
        this.tenants = tenants;
        this.overdue = overdue;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
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
        looked = Optional.of(clock.instant());
    }

    @Override
    public List<Reading> readings() {
        return looked.stream()
                .map(at -> Reading.time(
                        "retention_last_look_timestamp_seconds",
                        "When this node last looked through all tenants for what is too old",
                        at))
                .toList();
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
