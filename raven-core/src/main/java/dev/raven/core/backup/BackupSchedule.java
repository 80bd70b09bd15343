package dev.raven.core.backup;

import dev.raven.core.id.TenantId;
import dev.raven.core.job.JobKind;
import dev.raven.core.job.JobOrder;
import dev.raven.core.job.Jobs;
import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.startup.StartupStep;
import dev.raven.core.worker.Rounds;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks now and then whether the newest backup is old enough for the next, and deletes what is kept too long. */
@Singleton
class BackupSchedule implements StartupStep, Instrument {

    private final KnownBackups known;
    private final BackupExpiry expiry;
    private final Jobs jobs;
    private final BackupSettings settings;
    private final Clock clock;
    private volatile List<Reading> seen = List.of();
    private final Rounds rounds = new Rounds("backups", "backups");

    @Inject
    BackupSchedule(KnownBackups known, BackupExpiry expiry, Jobs jobs, BackupSettings settings, Clock clock) {
        this.known = known;
        this.expiry = expiry;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 98;
    }

    @Override
    public void run() {
        rounds.start(Duration.ofMinutes(1), Duration.ofMinutes(15), this::look);
    }

    /** Looks once. */
    void look() {
        Optional<KnownBackup> newest = known.newest();
        seen = seen(newest);
        if (isDue(settings.every(), newest.map(KnownBackup::startedAt))) {
            jobs.ensure(TenantId.PLATFORM, JobOrder.of(JobKind.BACKUP, Map.of()));
        }
        Optional<Instant> rehearsed = jobs.lastBegun(TenantId.PLATFORM, JobKind.VERIFY_BACKUP);
        newest.filter(any -> isDue(settings.drillEvery(), rehearsed)).ifPresent(backup -> {
            Map<String, String> which = Map.of(Drill.BACKUP, backup.id().value());
            jobs.ensure(TenantId.PLATFORM, JobOrder.of(JobKind.VERIFY_BACKUP, which));
        });
        expiry.deleteOld(); // last: a place that lets nothing be deleted keeps no backup from being taken
    }

    private List<Reading> seen(Optional<KnownBackup> newest) {
        Stream<Reading> taken = newest.stream()
                .map(backup -> Reading.time(
                        "backup_last_success_timestamp_seconds",
                        "When the newest complete backup was begun; looked up each quarter of an hour",
                        backup.startedAt()));
        Stream<Reading> rehearsed = jobs.lastSucceeded(TenantId.PLATFORM, JobKind.VERIFY_BACKUP).stream()
                .map(at -> Reading.time(
                        "drill_last_success_timestamp_seconds",
                        "When a restore was last rehearsed and found right; looked up each quarter of an hour",
                        at));
        return Stream.concat(taken, rehearsed).toList();
    }

    @Override
    public List<Reading> readings() {
        return seen;
    }

    private boolean isDue(Duration every, Optional<Instant> last) {
        Instant now = clock.instant();
        boolean fresh = last.filter(at -> !at.isAfter(now) && at.plus(every).isAfter(now))
                .isPresent();
        return !every.isZero() && !fresh;
    }

    @PreDestroy
    void close() {
        rounds.close();
    }
}
