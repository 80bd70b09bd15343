package dev.raven.core.backup;

import dev.raven.core.id.BackupId;
import dev.raven.core.id.TenantId;
import dev.raven.core.settings.Environment;
import java.util.Optional;

/**
 * What is to be restored before the server serves; {@code ./raven restore} sets it.
 *
 * @param backup {@code RAVEN_RESTORE}
 * @param tenant {@code RAVEN_RESTORE_TENANT}: this alone, with what belongs to the platform
 * @param intoEmptyOnly {@code RAVEN_RESTORE_INTO_EMPTY_ONLY}: otherwise the storage is emptied first
 */
public record RestoreSettings(Optional<BackupId> backup, Optional<TenantId> tenant, boolean intoEmptyOnly) {
    public static final String BACKUP = "RAVEN_RESTORE";

    public static RestoreSettings from(Environment environment) {
        return new RestoreSettings(
                environment.parsed(BACKUP, BackupId::new, "must be the id of a backup, such as ./raven backups lists"),
                environment.parsed("RAVEN_RESTORE_TENANT", TenantId::new, "must be the id of a tenant"),
                environment.flag("RAVEN_RESTORE_INTO_EMPTY_ONLY", true));
    }

    Optional<RestoreState.Order> order() {
        return backup.map(id -> new RestoreState.Order(id, tenant));
    }
}
