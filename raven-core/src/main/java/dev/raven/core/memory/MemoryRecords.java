package dev.raven.core.memory;

import dev.raven.core.envelope.Subject;
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
        return subject instanceof Subject.User of ? reseal(of, most) : 0;
    }

    private int reseal(Subject.User of, int most) {
        int stale = 0;
        boolean staleTail = false;
        Revision revision = Revision.START;
        boolean more = true;
        while (more && stale < most) {
            Changes changes = store.changesSince(of.tenant(), of.user(), revision, ENTRIES_A_TRIP);
            for (BlockEntry entry : changes.blocks()) {
                stale += reseal(of, entry) ? 1 : 0;
            }
            staleTail |= changes.tail().stream()
                    .anyMatch(entry -> sealer.isStale(of, entry.interaction().body()));
            revision = changes.next();
            more = changes.more();
        }
        if (staleTail) {
            consolidator.consolidate(of.tenant(), of.user(), Optional.empty());
        }
        return stale + (staleTail ? 1 : 0);
    }

    /** One that is gone was replaced by somebody else: it was stale, and a further look finds whether all is well. */
    private boolean reseal(Subject.User of, BlockEntry old) {
        boolean stale = sealer.isStale(of, old.block().body());
        if (stale) {
            SealedBlock block = old.block();
            List<Remembered> content = vault.open(of.tenant(), of.user(), block);
            store.replaceBlock(of.tenant(), of.user(), old, vault.seal(of.tenant(), of.user(), block.id(), content));
        }
        return stale;
    }
}
