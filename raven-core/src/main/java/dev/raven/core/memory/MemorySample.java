package dev.raven.core.memory;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.sealing.SealedJson;

/** Tries whether what is remembered of people opens, without showing it to anybody. */
public final class MemorySample {
    private final MemoryStore store;
    private final MemoryVault vault;

    public MemorySample(MemoryStore store, SealedJson sealer) {
        this.store = store;
        this.vault = new MemoryVault(sealer);
    }

    /**
     * Opens the first of what is remembered of a person.
     *
     * @param most blocks, and interactions that wait, at most
     * @return how many interactions were opened
     * @throws dev.raven.core.key.NoKeyException when nobody has a key to them
     * @throws dev.raven.core.envelope.IntegrityException when one was altered or moved
     */
    public long open(TenantId tenant, UserId user, int most) {
        Changes changes = store.changesSince(tenant, user, Revision.START, most);
        long opened = 0;
        for (BlockEntry entry : changes.blocks()) {
            opened += vault.open(tenant, user, entry.block()).size();
        }
        for (TailEntry entry : changes.tail()) {
            vault.open(tenant, user, entry.interaction());
            opened++;
        }
        return opened;
    }
}
