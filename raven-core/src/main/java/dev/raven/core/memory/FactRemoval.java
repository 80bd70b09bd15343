package dev.raven.core.memory;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.deadline.Deadline;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.FactId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a fact out of a user's memory: the claims it is made of leave their blocks, which are sealed anew, so that no node
 * knows it any more once it has read on. What was said stays.
 */
@Singleton
class FactRemoval {
    private static final int BLOCKS_A_TRIP = 100;
    /** Each further round is for blocks that somebody else replaced meanwhile. */
    private static final int ROUNDS = 10;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final MemoryIndexes memories;
    private final Flushes flushes;

    @Inject
    FactRemoval(MemoryStore store, MemoryVault vault, MemoryIndexes memories, Flushes flushes) {
        this.store = store;
        this.vault = vault;
        this.memories = memories;
        this.flushes = flushes;
    }

    /**
     * Removes a fact by the name of any claim of it: its own may change when older history is imported. What waits in the tail is
     * consolidated before, as it may say the same.
     *
     * @return false when there is no such fact
     * @throws UnavailableException when others kept replacing the same blocks
     */
    boolean remove(TenantId tenant, UserId user, FactId id) {
        flushes.flush(tenant, user, Optional.empty());
        Set<FactId> claims = new HashSet<>(Set.of(id));
        for (int round = 0; round < ROUNDS; round++) {
            List<Fact> left = madeOf(tenant, user, claims);
            if (left.isEmpty()) {
                return round > 0;
            }
            left.forEach(fact -> claims.addAll(fact.claims()));
            takeOut(tenant, user, claims);
        }
        throw UnavailableException.overloaded();
    }

    private List<Fact> madeOf(TenantId tenant, UserId user, Set<FactId> claims) {
        return memories.ask(tenant, user, memory -> memory.facts(interaction -> true)).stream()
                .filter(fact -> fact.claims().stream().anyMatch(claims::contains))
                .toList();
    }

    private void takeOut(TenantId tenant, UserId user, Set<FactId> claims) {
        Revision revision = Revision.START;
        boolean more = true;
        while (more) {
            Deadline.check();
            Changes changes = store.changesSince(tenant, user, revision, BLOCKS_A_TRIP);
            changes.blocks().forEach(entry -> takeOut(tenant, user, entry, claims));
            revision = changes.next();
            more = changes.more();
        }
    }

    private void takeOut(TenantId tenant, UserId user, BlockEntry entry, Set<FactId> claims) {
        List<Remembered> content = vault.open(tenant, user, entry.block());
        if (content.stream().anyMatch(one -> one.claims().has(claims))) {
            List<Remembered> left = content.stream()
                    .map(one ->
                            one.claims().has(claims) ? one.claiming(one.claims().without(claims)) : one)
                    .toList();
            store.replaceBlock(
                    tenant, user, entry, vault.seal(tenant, user, entry.block().id(), left));
        }
    }
}
