package dev.raven.core.backup;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.BackupId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The backups there are. */
@Singleton
class KnownBackups {
    private static final Logger LOG = System.getLogger(KnownBackups.class.getName());

    private final BackupCatalog catalog;
    private final BackupSettings settings;

    @Inject
    KnownBackups(BackupCatalog catalog, BackupSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    /** All that are complete, newest first. */
    List<KnownBackup> all() {
        try {
            List<KnownBackup> known = new ArrayList<>();
            for (Manifest manifest : manifests()) {
                known.add(known(manifest));
            }
            return known;
        } catch (IOException unreadable) {
            throw away(unreadable);
        }
    }

    private List<Manifest> manifests() throws IOException {
        BackupCatalog.Listing listing = catalog.list();
        listing.unreadable().forEach(name -> LOG.log(Level.WARNING, "not a manifest of a backup: " + name));
        return listing.complete().stream().map(BackupCatalog.Found::manifest).toList();
    }

    private KnownBackup known(Manifest manifest) throws IOException {
        return new KnownBackup(
                manifest.id(),
                manifest.startedAt(),
                manifest.completedAt(),
                manifest.bytes(),
                manifest.counts(),
                Optional.of(manifest.startedAt().plus(settings.keysKept())).filter(until -> hasKeys(manifest.id())));
    }

    private boolean hasKeys(BackupId backup) {
        try {
            return catalog.hasKeys(backup);
        } catch (IOException unreadable) {
            throw away(unreadable);
        }
    }

    Optional<KnownBackup> newest() {
        return all().stream().findFirst();
    }

    /** Whether it is complete. */
    boolean has(BackupId backup) {
        try {
            return catalog.find(backup).isPresent();
        } catch (IOException unreadable) {
            throw away(unreadable);
        }
    }

    private static UnavailableException away(IOException failed) {
        LOG.log(Level.WARNING, "backups cannot be reached: " + failed.getMessage());
        return UnavailableException.storage(failed);
    }
}
