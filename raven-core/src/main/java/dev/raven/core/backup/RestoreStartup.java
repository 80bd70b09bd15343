package dev.raven.core.backup;

import dev.raven.core.key.ArchiveKeys;
import dev.raven.core.settings.SettingException;
import dev.raven.core.startup.StartupProgress;
import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Restores a backup before anything else looks at the storage, where the settings ask for it; and lets nobody serve from half of one. */
@Singleton
class RestoreStartup implements StartupStep {
    private final RestoreSettings settings;
    private final RestorePlans plans;
    private final RestoreRoom room;
    private final RestoreWriter writer;
    private final ArchiveKeys keys;
    private final StartupProgress progress;

    @Inject
    RestoreStartup(
            RestoreSettings settings,
            RestorePlans plans,
            RestoreRoom room,
            RestoreWriter writer,
            ArchiveKeys keys,
            StartupProgress progress) {
        this.settings = settings;
        this.plans = plans;
        this.room = room;
        this.writer = writer;
        this.keys = keys;
        this.progress = progress;
    }

    /** Behind the storage, and before whatever would make something in it. */
    @Override
    public int order() {
        return 11;
    }

    @Override
    public void run() {
        settings.order().ifPresentOrElse(this::restore, room::refuseHalfARestore);
    }

    private void restore(RestoreState.Order order) {
        if (room.wasRestoredFrom(order)) {
            return; // a server that is started again with the same settings
        }
        room.require(order, settings.intoEmptyOnly());
        try (RestorePlan plan = plans.plan(order.backup(), order.tenant(), keys::openBeforeThereIsALog)) {
            plans.check(plan, this::tell);
            room.take(order);
            writer.write(plan, room, this::tell);
            room.written(order, writer.leftOut());
        } catch (IOException unreadable) {
            throw new SettingException(BackupSettings.PLACE, unreadable.getMessage() + ".");
        } catch (UnusableBackupException unusable) {
            throw new SettingException(RestoreSettings.BACKUP, String.valueOf(unusable.getMessage()));
        }
    }

    private void tell(String what, long done, long total) {
        progress.tell(what + " " + done + " of " + total + " archives");
    }
}
