package dev.raven.core.export;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobState;
import dev.raven.core.job.JobStore;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Deletes exports that are old enough, were given up, or whose tenant is gone. */
@Singleton
class ExportExpiry implements StartupStep {
    static final Duration KEPT = Duration.ofDays(7);

    private final BackupTarget target;
    private final ExportPlaces places;
    private final JobStore jobs;
    private final Clock clock;
    private final Rounds rounds = new Rounds("exports", "exports");

    @Inject
    ExportExpiry(BackupTarget target, ExportPlaces places, JobStore jobs, Clock clock) {
        this.target = target;
        this.places = places;
        this.jobs = jobs;
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
        try (Stream<String> names = target.list(places.all())) {
            List<String> old = names.filter(
                            name -> places.of(name).filter(this::isWanted).isEmpty())
                    .toList();
            for (String name : old) {
                target.delete(name);
            }
        } catch (IOException unreachable) {
            throw UnavailableException.storage(unreachable);
        }
    }

    private boolean isWanted(ExportPlaces.Place place) {
        Instant oldest = clock.instant().minus(KEPT);
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
