package dev.raven.core.backup;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks how old the newest backup is, and whether it lies apart from what it is of. */
@Singleton
class BackupProbe implements ChecklistProbe {
    private static final Duration OLD = Duration.ofHours(48);

    private final KnownBackups known;
    private final BackupSettings settings;
    private final Clock clock;

    @Inject
    BackupProbe(KnownBackups known, BackupSettings settings, Clock clock) {
        this.known = known;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.BACKUP;
    }

    @Override
    public Finding look(TenantId owner) {
        Optional<KnownBackup> newest = known.newest();
        String place = settings.named()
                ? "Backups lie where RAVEN_BACKUP_DIR says. "
                : "RAVEN_BACKUP_DIR is not set: backups lie in the data directory, and none is taken by itself. ";
        String seen = place
                + newest.map(backup -> "The newest, " + backup.id() + ", is of " + backup.startedAt() + ".")
                        .orElse("There is none.");
        if (!settings.named() || newest.filter(this::isNew).isEmpty()) {
            return Finding.fail(seen);
        }
        if (newest.flatMap(KnownBackup::keysUntil).isEmpty()) {
            return Finding.fail(seen + " Its keys are gone, so it restores nothing by itself.");
        }
        return settings.every().isZero() ? Finding.warn(seen + " RAVEN_BACKUP_HOURS=0.") : Finding.pass(seen);
    }

    private boolean isNew(KnownBackup backup) {
        Duration twice = settings.every().multipliedBy(2);
        Instant oldest = clock.instant().minus(twice.compareTo(OLD) > 0 ? twice : OLD);
        return backup.startedAt().isAfter(oldest);
    }
}
