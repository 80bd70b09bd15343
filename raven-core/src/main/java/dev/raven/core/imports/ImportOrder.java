package dev.raven.core.imports;

import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.user.User;

/**
 * Who has what imported.
 *
 * @param dryRun whether to tell what would come of it, and store nothing
 */
record ImportOrder(Caller caller, User user, ImportFormat format, boolean dryRun) {

    TenantId tenant() {
        return user.tenant();
    }
}
