package dev.raven.core.export;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deletes exports that are old enough, were given up, or whose tenant is gone. */
@Singleton
class ExportExpiry implements StartupStep {
    static final Duration KEPT = Duration.ofDays(7);

    private final BackupTarget target;
    private final ExportPlaces places;
    private final JobStore jobs;
    private final TenantStore tenants;
    private final Clock clock;
    private final Rounds rounds = new Rounds("exports", "exports");

    @Inject
    ExportExpiry(BackupTarget target, ExportPlaces places, JobStore jobs, TenantStore tenants, Clock clock) {
        this.target = target;
        this.places = places;
        this.jobs = jobs;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 99;
    }

    @Override
    public void run() {
        rounds.start(Duration.ofMinutes(2), Duration.ofHours(1), this::look);
    }

    /** Looks once. */
    void look() {
        Instant oldest = clock.instant().minus(KEPT);
        try (Stream<String> names = target.list(places.all())) {
            List<String> lying = names.toList();
            Set<ExportPlaces.Place> made = lying.stream()
                    .filter(name ->
                            ExportPlaces.begun(name).filter(oldest::isBefore).isPresent())
                    .flatMap(name -> places.of(name).stream())
                    .collect(Collectors.toSet());
            for (String name : lying) {
                if (places.of(name)
                        .filter(place -> made.contains(place) ? has(place.tenant()) : isBeingMade(place, oldest))
                        .isEmpty()) {
                    target.delete(name);
                }
            }
        } catch (IOException unreachable) {
            throw UnavailableException.storage(unreachable);
        }
    }

    private boolean has(TenantId tenant) {
        return tenants.find(tenant).isPresent();
    }

    /** Or made by now, since the files were listed. A job is known at least until it ends: of those that have, only some are. */
    private boolean isBeingMade(ExportPlaces.Place place, Instant oldest) {
        return jobs.find(place.tenant(), place.export().job())
                .filter(job -> job.createdAt().isAfter(oldest))
                .map(Job::state)
                .filter(state -> state != JobState.FAILED && state != JobState.CANCELLED)
                .isPresent();
    }

    @PreDestroy
    void close() {
        rounds.close();
    }
}
