package dev.raven.core.memory;

import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.sealing.SealedJson;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Interactions and blocks, sealed under their users' keys. A tail that is sealed under an older key becomes blocks. */
@Singleton
class MemoryRecords implements SealedRecords {
    private static final int ENTRIES_A_TRIP = 100;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final Consolidator consolidator;
    private final SealedJson sealer;

    @Inject
    MemoryRecords(MemoryStore store, MemoryVault vault, Consolidator consolidator, SealedJson sealer) {
        this.store = store;
        this.vault = vault;
        this.consolidator = consolidator;
        this.sealer = sealer;
    }

    @Override
    public int reseal(Subject subject, int most) {
        return subject instanceof Subject.User of ? resealTail(of) + resealBlocks(of, most) : 0;
    }

    private int resealTail(Subject.User of) {
        List<TailEntry> oldest = store.tail(of.tenant(), of.user(), Optional.empty(), ENTRIES_A_TRIP);
        boolean stale = oldest.stream()
                .anyMatch(entry -> sealer.isStale(of, entry.interaction().body()));
        return stale
                ? consolidator
                        .consolidate(of.tenant(), of.user(), Optional.empty())
                        .interactions()
                : 0;
    }

    private int resealBlocks(Subject.User of, int most) {
        int resealed = 0;
        Revision revision = Revision.START;
        boolean more = true;
        while (more && resealed < most) {
            Changes changes = store.changesSince(of.tenant(), of.user(), revision, ENTRIES_A_TRIP);
            for (BlockEntry entry : changes.blocks()) {
                resealed += sealer.isStale(of, entry.block().body()) ? reseal(of.tenant(), of.user(), entry) : 0;
            }
            revision = changes.next();
            more = changes.more();
        }
        return resealed;
    }

    private int reseal(TenantId tenant, UserId user, BlockEntry old) {
        SealedBlock again = vault.seal(tenant, user, old.block().id(), vault.open(tenant, user, old.block()));
        return store.replaceBlock(tenant, user, old, again) ? 1 : 0;
    }
}
