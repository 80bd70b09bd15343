package dev.raven.core.backup;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.OperatorKey;
import dev.raven.core.key.WrappedArchiveKey;
import dev.raven.core.key.WrongKeyException;
import dev.raven.core.settings.SettingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds out what a restore needs, and proves all of it, before anything is written. */
@Singleton
class RestorePlans {
    private final BackupCatalog catalog;
    private final Archives archives;
    private final BackupSettings settings;

    @Inject
    RestorePlans(BackupCatalog catalog, Archives archives, BackupSettings settings) {
        this.catalog = catalog;
        this.archives = archives;
        this.settings = settings;
    }

    /**
     * Plans a restore.
     *
     * @param only this tenant alone; empty for all
     * @param opening opens the keys of a backup
     * @throws UnusableBackupException saying why it cannot be restored
     */
    RestorePlan plan(BackupId backup, Optional<TenantId> only, Function<WrappedArchiveKey, KeyMaterial> opening)
            throws IOException {
        BackupCatalog.Listing listing = catalog.list();
        refuseWhatHidesErasures(listing.unreadable());
        BackupCatalog.Found data = listing.complete().stream()
                .filter(found -> found.manifest().id().equals(backup))
                .findFirst()
                .orElseThrow(() -> new UnusableBackupException("There is no complete backup " + backup + " in "
                        + settings.place() + "; set " + BackupSettings.PLACE
                        + " to where it lies, which is what the server"
                        + " that took it has there, or backups in the data directory of that one where it set none."));
        RestorePlan plan = plan(data, newestWithKeys(listing.complete()), only, opening);
        if (plan.tenants().isEmpty() && only.isPresent()) {
            plan.close();
            throw new UnusableBackupException(
                    "The backup has no tenant " + only.get() + ", or nobody has a key to it any longer.");
        }
        return plan;
    }

    private RestorePlan plan(
            BackupCatalog.Found data,
            BackupCatalog.Found newest,
            Optional<TenantId> only,
            Function<WrappedArchiveKey, KeyMaterial> opening)
            throws IOException {
        RestorePlan.Opened opened = opened(data, opening);
        try {
            return new RestorePlan(opened, opened(newest, opening), only);
        } catch (IOException | RuntimeException unusable) {
            opened.keys().close();
            throw unusable;
        }
    }

    private static void refuseWhatHidesErasures(List<String> unreadable) {
        if (!unreadable.isEmpty()) {
            throw new UnusableBackupException(unreadable.get(0)
                    + " cannot be read, and may tell of people who were erased since. Where it is no newer than the backups"
                    + " that can be, move it away; otherwise whoever was erased since the newest of those comes back.");
        }
    }

    /** Looks at every archive of a plan, byte by byte. */
    void check(RestorePlan plan, RestoreProgress progress) throws IOException {
        int done = 0;
        for (RestorePlan.Step step : plan.steps()) {
            archives.check(step.backup(), step.file());
            progress.tell("checking", ++done, plan.steps().size());
        }
    }

    private BackupCatalog.Found newestWithKeys(List<BackupCatalog.Found> newestFirst) throws IOException {
        for (BackupCatalog.Found found : newestFirst) {
            if (catalog.hasKeys(found.manifest().id())) {
                return found;
            }
        }
        throw new UnusableBackupException(
                "No backup has keys any longer: they are kept for RAVEN_KEY_BACKUP_DAYS. Without them nothing opens.");
    }

    private RestorePlan.Opened opened(BackupCatalog.Found found, Function<WrappedArchiveKey, KeyMaterial> opening)
            throws IOException {
        Manifest manifest = found.manifest();
        KeyMaterial data = open(manifest, manifest.dataKey(), opening);
        try {
            found.prove(data);
            List<BackupFile> files = catalog.files(manifest);
            KeyMaterial keys = open(manifest, manifest.keysKey(), opening);
            return new RestorePlan.Opened(manifest, files, new OpenBackups.Keys(data, keys));
        } catch (IOException | RuntimeException refused) {
            data.close();
            throw refused;
        }
    }

    private static KeyMaterial open(
            Manifest manifest, WrappedArchiveKey key, Function<WrappedArchiveKey, KeyMaterial> opening) {
        try {
            return opening.apply(key);
        } catch (WrongKeyException wrong) {
            throw new UnusableBackupException(
                    manifest.backupId() + " is not of this deployment: it was made under the key " + key.under()
                            + ", and does not open with it. " + mend(key));
        } catch (KeyServiceException refused) {
            throw new UnusableBackupException("The key service does not open " + manifest.backupId() + " with the key "
                    + key.under() + " (" + refused.reason() + "); allow it, and try again.");
        } catch (SettingException missing) {
            throw new UnusableBackupException(manifest.backupId() + " was made under the key " + key.under()
                    + ", which is not set up here. " + missing.getMessage());
        }
    }

    private static String mend(WrappedArchiveKey key) {
        return key.under().equals(OperatorKey.LOCAL.toString())
                ? "The operator's key here is another one: set RAVEN_ENCRYPTION_KEY_FILE to the key file of the server that"
                        + " took it, which is encryption.key in its data directory where it set none."
                : "Set the key service up as it was then.";
    }
}
