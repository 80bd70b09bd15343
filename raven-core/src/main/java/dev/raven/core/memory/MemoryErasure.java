package dev.raven.core.memory;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.NoKeyException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes out of memories, each with all that hangs on it: one exchange, a conversation's, or a person's. */
@Singleton
public class MemoryErasure {
    private static final int A_TRIP = 100;

    private final MemoryStore store;
    private final MemoryVault vault;
    private final MemoryIndexes memories;
    private final Remover remover;
    private final Clock clock;

    @Inject
    MemoryErasure(MemoryStore store, MemoryVault vault, MemoryIndexes memories, Remover remover, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.memories = memories;
        this.remover = remover;
        this.clock = clock;
    }

    /** An exchange of a user who is there. */
    public Optional<Interaction> find(TenantId tenant, UserId user, InteractionId id) {
        return memories.ask(tenant, user, memory -> memory.find(id));
    }

    /** The exchanges of a conversation. */
    public Set<InteractionId> of(TenantId tenant, UserId user, ConversationId conversation) {
        Set<InteractionId> ids = new HashSet<>();
        memories.ask(tenant, user, memory -> memory.transcript(conversation))
                .forEach(said -> ids.add(said.interaction().id()));
        return ids;
    }

    /** How many facts are drawn from nothing but these exchanges. */
    public long factsOnlyFrom(TenantId tenant, UserId user, Set<InteractionId> interactions) {
        return facts(tenant, user).stream()
                .filter(fact -> interactions.containsAll(fact.sources()))
                .count();
    }

    /** How many facts are known of a user; empty where the keys that open them cannot be had. */
    public Optional<Long> countFacts(TenantId tenant, UserId user) {
        try {
            return Optional.of((long) facts(tenant, user).size());
        } catch (UnavailableException | NoKeyException sealed) {
            return Optional.empty();
        }
    }

    private List<Fact> facts(TenantId tenant, UserId user) {
        return memories.ask(tenant, user, memory -> memory.facts(interaction -> true));
    }

    /**
     * Removes one exchange with all that hangs on it: its vectors and what was drawn only from it, on every node at the next
     * query, and its share in the vectors of its neighbours.
     *
     * @return false when somebody else has removed it
     */
    public boolean remove(TenantId tenant, UserId user, Interaction interaction) {
        return remover.remove(tenant, user, interaction);
    }

    /** How many blocks hold exchanges of a conversation. */
    public long blocks(TenantId tenant, UserId user, ConversationId conversation) {
        return BlockWalk.of(store, tenant, user)
                .filter(entry -> entry.block().conversation().equals(conversation))
                .count();
    }

    /** Removes all exchanges of a conversation that has ended, wherever each is by then. */
    public void removeAll(TenantId tenant, UserId user, ConversationId conversation) {
        boolean left = true;
        while (left) {
            left = removeFromTail(tenant, user, conversation) | removeFromBlocks(tenant, user, conversation);
        }
    }

    private boolean removeFromTail(TenantId tenant, UserId user, ConversationId conversation) {
        List<TailEntry> entries = store.tail(tenant, user, Optional.of(conversation), A_TRIP);
        entries.forEach(entry -> store.removeFromTail(
                tenant, user, new Removal(entry.interaction().id(), conversation, clock.instant())));
        return !entries.isEmpty();
    }

    private boolean removeFromBlocks(TenantId tenant, UserId user, ConversationId conversation) {
        List<BlockEntry> blocks = BlockWalk.of(store, tenant, user)
                .filter(entry -> entry.block().conversation().equals(conversation))
                .toList();
        blocks.forEach(entry -> store.removeFromBlock(
                tenant, user, entry, Optional.empty(), held(tenant, user, entry), clock.instant()));
        return !blocks.isEmpty();
    }

    private List<InteractionId> held(TenantId tenant, UserId user, BlockEntry entry) {
        return vault.open(tenant, user, entry.block()).stream()
                .map(one -> one.interaction().id())
                .toList();
    }

    /** As {@link MemoryStore#close}. */
    public MemoryStore.Held close(TenantId tenant, UserId user) {
        return store.close(tenant, user);
    }

    /** Empties the memory of a person who is gone. */
    public void erase(TenantId tenant, UserId user) {
        store.erase(tenant, user);
    }
}
