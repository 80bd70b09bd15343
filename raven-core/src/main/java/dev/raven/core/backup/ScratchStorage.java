package dev.raven.core.backup;

import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.key.KeyStore;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.UserStore;

/** Storages of their own, where a restore is rehearsed. */
public interface ScratchStorage {

    /**
     * Opens one that is empty.
     *
     * @throws dev.raven.core.settings.SettingException saying why there is none: no room, or the one that is named holds something
     */
    Scratch open();

    /** An empty storage, which is emptied again when it is closed. */
    interface Scratch extends AutoCloseable {
        BackupStore backups();

        KeyStore keys();

        DeletionStore ledger();

        TenantStore tenants();

        UserStore users();

        MemoryStore memories();

        /**
         * Keeps it for this rehearsal alone for two more minutes.
         *
         * @throws dev.raven.core.settings.SettingException when another has taken it
         */
        void hold();

        @Override
        void close();
    }
}
