package dev.raven.core.backup;

import dev.raven.core.audit.AgreedClock;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes what of backups is kept too long. Nothing goes by one wrong clock, and nothing of another deployment's. */
@Singleton
class BackupExpiry {
    private static final Logger LOG = System.getLogger(BackupExpiry.class.getName());

    private final BackupCatalog catalog;
    private final GivenUpBackups givenUp;
    private final BackupSettings settings;
    private final AuditOrigin origin;
    private final AgreedClock clock;

    @Inject
    BackupExpiry(
            BackupCatalog catalog,
            GivenUpBackups givenUp,
            BackupSettings settings,
            AuditOrigin origin,
            AgreedClock clock) {
        this.catalog = catalog;
        this.givenUp = givenUp;
        this.settings = settings;
        this.origin = origin;
        this.clock = clock;
    }

    /**
     * Deletes keys that are kept too long, so that erasures become final; backups that are, but the newest; and what was left of
     * those that this deployment gave up.
     */
    void deleteOld() {
        try {
            List<Manifest> own = catalog.list().complete().stream()
                    .map(BackupCatalog.Found::manifest)
                    .filter(manifest -> manifest.origin().equals(origin.of(TenantId.PLATFORM)))
                    .toList();
            clock.now().ifPresentOrElse(now -> deleteOld(own, now), BackupExpiry::tellOfClocks);
            for (BackupId backup : givenUp.all()) {
                if (catalog.find(backup).isEmpty()) {
                    catalog.delete(backup);
                }
            }
        } catch (IOException | UnusableBackupException unreadable) {
            LOG.log(Level.WARNING, "old backups cannot be looked for: " + unreadable.getMessage());
        }
    }

    private void deleteOld(List<Manifest> newestFirst, Instant now) {
        for (Manifest manifest : newestFirst) {
            boolean newest = manifest.equals(newestFirst.get(0));
            try {
                if (isOlder(manifest, now, settings.kept()) && !newest) {
                    catalog.delete(manifest.id());
                } else if (isOlder(manifest, now, settings.keysKept())) {
                    catalog.deleteKeys(manifest.id());
                }
            } catch (IOException stays) {
                LOG.log(Level.ERROR, "what is kept too long stays of " + manifest.id() + ": " + stays.getMessage());
            }
        }
    }

    private static boolean isOlder(Manifest manifest, Instant now, Duration than) {
        return manifest.startedAt().isBefore(now.minus(than));
    }

    private static void tellOfClocks() {
        LOG.log(Level.WARNING, "no old backup is deleted while the clocks of this node and of Redis are not the same");
    }
}
