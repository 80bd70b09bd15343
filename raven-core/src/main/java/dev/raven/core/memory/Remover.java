package dev.raven.core.memory;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an interaction out of the tail or of its block, wherever it is by then: it may move from one to the other, and
 * blocks may be sealed anew, at any moment.
 */
@Singleton
class Remover {
    private final MemoryStore store;
    private final MemoryVault vault;
    private final LackingVectors lacking;
    private final Clock clock;

    @Inject
    Remover(MemoryStore store, MemoryVault vault, LackingVectors lacking, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.lacking = lacking;
        this.clock = clock;
    }

    /** A block that holds the interaction, opened. */
    private record Holding(BlockEntry entry, List<Remembered> content) {}

    /** @return false when somebody else has removed it */
    boolean remove(TenantId tenant, UserId user, Interaction interaction) {
        Removal removal = new Removal(interaction.id(), interaction.conversation(), clock.instant());
        while (!store.removeFromTail(tenant, user, removal)) {
            Optional<Holding> holding = find(tenant, user, removal);
            if (holding.isEmpty()) {
                return false;
            }
            Holding held = holding.get();
            if (removeFrom(tenant, user, held.entry(), held.content(), Set.of(removal.interaction()))) {
                return true;
            }
        }
        return true;
    }

    /**
     * Takes some interactions out of a block.
     *
     * @param content the block's, opened
     * @return false, and nothing is changed, when the block is gone
     */
    boolean removeFrom(
            TenantId tenant, UserId user, BlockEntry entry, List<Remembered> content, Set<InteractionId> gone) {
        List<Remembered> rest = without(content, gone);
        lacking.markBefore(tenant, user, rest);
        String id = entry.block().id();
        Optional<SealedBlock> block =
                rest.isEmpty() ? Optional.empty() : Optional.of(vault.seal(tenant, user, id, rest));
        return store.removeFromBlock(tenant, user, entry, block, List.copyOf(gone), clock.instant());
    }

    /** The neighbours' vectors were made of what is gone, too; they are computed anew, later. */
    private static List<Remembered> without(List<Remembered> content, Set<InteractionId> gone) {
        List<Remembered> rest = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            boolean beside =
                    i > 0 && isOf(content.get(i - 1), gone) || i + 1 < content.size() && isOf(content.get(i + 1), gone);
            if (!isOf(content.get(i), gone)) {
                rest.add(beside ? content.get(i).withoutVectors() : content.get(i));
            }
        }
        return rest;
    }

    /**
     * A block that is replaced meanwhile stands behind all others then, where this look comes last.
     *
     * @throws IntegrityException when it is not found, and may be in a block that is damaged
     */
    private Optional<Holding> find(TenantId tenant, UserId user, Removal removal) {
        boolean damaged = false;
        List<BlockEntry> blocks = BlockWalk.of(store, tenant, user)
                .filter(entry -> entry.block().conversation().equals(removal.conversation()))
                .toList();
        for (BlockEntry entry : blocks) {
            Optional<List<Remembered>> content = opened(tenant, user, entry);
            damaged |= content.isEmpty();
            Optional<Holding> holding = content.filter(some ->
                            some.stream().anyMatch(one -> isOf(one, Set.of(removal.interaction()))))
                    .map(some -> new Holding(entry, some));
            if (holding.isPresent()) {
                return holding;
            }
        }
        if (damaged) {
            throw new IntegrityException();
        }
        return Optional.empty();
    }

    private Optional<List<Remembered>> opened(TenantId tenant, UserId user, BlockEntry entry) {
        try {
            return Optional.of(vault.open(tenant, user, entry.block()));
        } catch (IntegrityException damaged) {
            return Optional.empty();
        }
    }

    private static boolean isOf(Remembered one, Set<InteractionId> some) {
        return some.contains(one.interaction().id());
    }
}
