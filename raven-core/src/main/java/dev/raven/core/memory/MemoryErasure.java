package dev.raven.core.memory;

import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.key.NoKeyException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Takes out of memories, each with all that hangs on it: one exchange, a conversation's, or a person's. */
@Singleton
public class MemoryErasure {
    private final MemoryStore store;
    private final MemoryIndexes memories;
    private final SealedSearch search;
    private final Remover remover;
    private final ConversationRemover conversations;

    @Inject
    MemoryErasure(
            MemoryStore store,
            MemoryIndexes memories,
            SealedSearch search,
            Remover remover,
            ConversationRemover conversations) {
        this.store = store;
        this.memories = memories;
        this.search = search;
        this.remover = remover;
        this.conversations = conversations;
    }

    /**
     * An exchange of a user who is there, also where others of that user do not open.
     *
     * @throws IntegrityException when it may be in a block that is damaged
     */
    public Optional<Interaction> find(TenantId tenant, UserId user, InteractionId id) {
        try {
            return memories.ask(tenant, user, memory -> memory.find(id));
        } catch (IntegrityException damaged) {
            return search.find(tenant, user, id);
        }
    }

    /** How many facts are drawn from nothing but an exchange; empty where the memory does not open. */
    public Optional<Long> factsOnlyFrom(TenantId tenant, UserId user, InteractionId interaction) {
        return ifOpen(() -> factsWithin(tenant, user, Set.of(interaction)));
    }

    /** How many facts are drawn from nothing but a conversation; empty where the memory does not open. */
    public Optional<Long> factsOnlyFrom(TenantId tenant, UserId user, ConversationId conversation) {
        return ifOpen(() -> factsWithin(tenant, user, said(tenant, user, conversation)));
    }

    /** How many facts are known of a user; empty where the memory does not open. */
    public Optional<Long> countFacts(TenantId tenant, UserId user) {
        return ifOpen(() -> (long) facts(tenant, user).size());
    }

    /** A number that is good to know stops no erasure: the keys may be away or gone, something damaged, the user taken out. */
    private static Optional<Long> ifOpen(Supplier<Long> count) {
        try {
            return Optional.of(count.get());
        } catch (UnavailableException | NoKeyException | IntegrityException | NotFoundException sealed) {
            return Optional.empty();
        }
    }

    private Set<InteractionId> said(TenantId tenant, UserId user, ConversationId conversation) {
        return memories.ask(tenant, user, memory -> memory.transcript(conversation)).stream()
                .map(said -> said.interaction().id())
                .collect(Collectors.toSet());
    }

    private long factsWithin(TenantId tenant, UserId user, Set<InteractionId> interactions) {
        return facts(tenant, user).stream()
                .filter(fact -> interactions.containsAll(fact.sources()))
                .count();
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
        return conversations.blocks(tenant, user, conversation).size();
    }

    /**
     * Removes all exchanges of a conversation that has ended, wherever each is by then; a block that is damaged goes whole.
     *
     * @param allowed asked before each block and each part of the tail; throws when the rest must stay
     */
    public void removeAll(TenantId tenant, UserId user, ConversationId conversation, Runnable allowed) {
        conversations.removeAll(tenant, user, conversation, allowed);
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
