package dev.raven.core.backup;

import dev.raven.core.conversation.InMemoryConversationStore;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.erasure.InMemoryDeletionStore;
import dev.raven.core.key.InMemoryKeyStore;
import dev.raven.core.key.KeyStore;
import dev.raven.core.memory.InMemoryMemoryStore;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.tenant.InMemoryTenantStore;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.user.InMemoryUserStore;
import dev.raven.core.user.UserStore;

/** Storages in memory. */
public final class InMemoryScratchStorage implements ScratchStorage {

    @Override
    public Scratch open() {
        return new InMemoryScratch(
                new InMemoryBackupStore(),
                new InMemoryKeyStore(),
                new InMemoryDeletionStore(),
                new InMemoryTenantStore(),
                new InMemoryUserStore(),
                new InMemoryMemoryStore(new InMemoryConversationStore()));
    }

    private record InMemoryScratch(
            BackupStore backups,
            KeyStore keys,
            DeletionStore ledger,
            TenantStore tenants,
            UserStore users,
            MemoryStore memories)
            implements Scratch {
        @Override
        public void hold() {}

        @Override
        public void close() {
            backups.clear();
        }
    }
}
