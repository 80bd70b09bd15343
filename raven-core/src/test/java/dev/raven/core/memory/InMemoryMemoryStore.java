package dev.raven.core.memory;

import dev.raven.core.conversation.InMemoryConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.PageRange;
import dev.raven.core.retention.RetentionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tails and blocks in memory. */
public final class InMemoryMemoryStore implements MemoryStore, RetentionStore {
    private final InMemoryConversationStore conversations;
    private final int mostWaiting;
    private final Map<TenantId, Map<UserId, Memory>> memories = new HashMap<>();

    public InMemoryMemoryStore(InMemoryConversationStore conversations) {
        this(conversations, MOST_WAITING);
    }

    InMemoryMemoryStore(InMemoryConversationStore conversations, int mostWaiting) {
        this.conversations = conversations;
        this.mostWaiting = mostWaiting;
    }

    @Override
    public synchronized AppendOutcome append(TenantId tenant, UserId user, Append append) {
        Memory memory = memory(tenant, user);
        if (memory.closed) {
            return new AppendOutcome.NoConversation();
        }
        Optional<Memory.First> first = append.once().map(Append.Once::name).map(memory.once::get);
        if (first.isPresent()) {
            return first.get().fingerprint().equals(append.once().orElseThrow().fingerprint())
                    ? new AppendOutcome.Repeated(first.get().id())
                    : new AppendOutcome.NameReused();
        }
        ConversationId conversation = append.interaction().conversation();
        Optional<StoredConversation> found = conversations
                .find(tenant, conversation)
                .filter(candidate -> candidate.user().equals(user));
        if (found.isEmpty()) {
            return new AppendOutcome.NoConversation();
        }
        if (found.get().ended()) {
            return new AppendOutcome.ConversationEnded();
        }
        if (memory.tail.size() >= mostWaiting) {
            return new AppendOutcome.TailFull();
        }
        conversations.count(tenant, conversation, 1, append.at());
        return memory.append(append);
    }

    @Override
    public synchronized List<AppendOutcome> appendAll(TenantId tenant, List<Addressed> appends) {
        return appends.stream()
                .map(one -> append(tenant, one.user(), one.append()))
                .toList();
    }

    @Override
    public synchronized Changes changesSince(TenantId tenant, UserId user, Revision asked, int maxEntries) {
        Memory memory = memory(tenant, user);
        boolean fresh = asked.tail() == 0 && asked.block() == 0;
        boolean anew = !fresh && memory.lastRemoval - MemoryStore.REMOVALS_KEPT > asked.removal();
        Revision revision = fresh || anew
                ? new Revision(0, 0, memory.lastRemoval)
                : new Revision(asked.tail(), asked.block(), asked.removal());
        List<BlockEntry> blocks = memory.blocks.stream()
                .filter(block -> block.position() > revision.block())
                .toList();
        List<TailEntry> tail = memory.tail.stream()
                .filter(entry -> entry.position() > revision.tail())
                .toList();
        List<InteractionId> removed =
                List.copyOf(memory.removed.tailMap(revision.removal(), false).values());
        List<BlockEntry> firstBlocks = blocks.stream().limit(maxEntries).toList();
        List<TailEntry> firstTail = tail.stream().limit(maxEntries).toList();
        List<InteractionId> firstRemoved = removed.stream().limit(maxEntries).toList();
        Revision next = new Revision(
                firstTail.isEmpty()
                        ? revision.tail()
                        : firstTail.get(firstTail.size() - 1).position(),
                firstBlocks.isEmpty()
                        ? revision.block()
                        : firstBlocks.get(firstBlocks.size() - 1).position(),
                revision.removal() + firstRemoved.size());
        boolean more = blocks.size() > maxEntries || tail.size() > maxEntries || removed.size() > maxEntries;
        return new Changes(firstBlocks, firstTail, firstRemoved, next, anew, more);
    }

    @Override
    public synchronized List<TailEntry> tail(
            TenantId tenant, UserId user, Optional<ConversationId> conversation, int maxEntries) {
        return memory(tenant, user).tail.stream()
                .filter(entry -> conversation
                        .map(entry.interaction().conversation()::equals)
                        .orElse(true))
                .limit(maxEntries)
                .toList();
    }

    @Override
    public synchronized boolean consolidate(TenantId tenant, UserId user, List<TailEntry> entries, SealedBlock block) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a block is made from at least one entry");
        }
        Memory memory = memory(tenant, user);
        if (!memory.tail.containsAll(entries)) {
            return false;
        }
        memory.tail.removeAll(entries);
        memory.blocks.add(new BlockEntry(++memory.lastBlock, block));
        return true;
    }

    @Override
    public synchronized boolean replaceBlock(TenantId tenant, UserId user, BlockEntry old, SealedBlock block) {
        Memory memory = memory(tenant, user);
        if (!memory.blocks.removeIf(entry -> entry.position() == old.position())) {
            return false;
        }
        memory.blocks.add(new BlockEntry(++memory.lastBlock, block));
        return true;
    }

    @Override
    public synchronized boolean removeFromTail(TenantId tenant, UserId user, Removal removal) {
        Memory memory = memory(tenant, user);
        boolean removed = memory.tail.removeIf(entry -> entry.interaction().id().equals(removal.interaction()));
        if (removed) {
            removed(tenant, memory, removal);
        }
        return removed;
    }

    @Override
    public synchronized boolean removeFromBlock(
            TenantId tenant,
            UserId user,
            BlockEntry old,
            Optional<SealedBlock> rest,
            List<InteractionId> gone,
            Instant at) {
        Memory memory = memory(tenant, user);
        if (!memory.blocks.removeIf(entry -> entry.position() == old.position())) {
            return false;
        }
        rest.ifPresent(block -> memory.blocks.add(new BlockEntry(++memory.lastBlock, block)));
        gone.forEach(id -> removed(tenant, memory, new Removal(id, old.block().conversation(), at)));
        return true;
    }

    @Override
    public synchronized Held close(TenantId tenant, UserId user) {
        Memory memory = memory(tenant, user);
        memory.closed = true;
        long interactions = memory.tail.size()
                + memory.blocks.stream()
                        .mapToLong(entry -> entry.block().interactions())
                        .sum();
        long talks = conversations.list(tenant, user, new PageRange(1, 0)).total();
        return new Held(interactions, memory.blocks.size(), talks);
    }

    @Override
    public synchronized void erase(TenantId tenant, UserId user) {
        Memory emptied = new Memory();
        emptied.closed = true;
        memories.get(tenant).put(user, emptied);
    }

    @Override
    public synchronized List<Optional<Instant>> oldest(TenantId tenant, List<UserId> users) {
        return users.stream().map(user -> memory(tenant, user).oldest()).toList();
    }

    @Override
    public synchronized void note(TenantId tenant, UserId user, Optional<Instant> oldest) {
        memory(tenant, user).oldest = oldest;
    }

    private void removed(TenantId tenant, Memory memory, Removal removal) {
        memory.removed.put(++memory.lastRemoval, removal.interaction());
        memory.removed
                .headMap(memory.lastRemoval - MemoryStore.REMOVALS_KEPT, true)
                .clear();
        conversations.count(tenant, removal.conversation(), -1, removal.at());
    }

    private Memory memory(TenantId tenant, UserId user) {
        return memories.computeIfAbsent(tenant, none -> new HashMap<>()).computeIfAbsent(user, none -> new Memory());
    }

    /** What one user's memory holds. */
    private static final class Memory {
        private final List<TailEntry> tail = new ArrayList<>();
        private final List<BlockEntry> blocks = new ArrayList<>();
        private final TreeMap<Long, InteractionId> removed = new TreeMap<>();
        private final Map<String, First> once = new HashMap<>();
        private final Map<ConversationId, Long> handed = new HashMap<>();
        private boolean closed;
        private Optional<Instant> oldest = Optional.empty();
        private long lastTail;
        private long lastBlock;
        private long lastRemoval;

        /** The interaction that a named request appended. */
        record First(InteractionId id, String fingerprint) {}

        Optional<Instant> oldest() {
            return tail.isEmpty() && blocks.isEmpty() ? Optional.empty() : oldest.or(() -> Optional.of(Instant.MIN));
        }

        AppendOutcome append(Append append) {
            oldest = oldest.or(() -> Optional.of(append.at()));
            SealedInteraction interaction = append.interaction();
            tail.add(new TailEntry(++lastTail, interaction));
            append.once().ifPresent(name -> once.put(name.name(), new First(interaction.id(), name.fingerprint())));
            int buffered = buffered(interaction.conversation());
            if (buffered < append.batchSize()) {
                return new AppendOutcome.Appended(buffered, false);
            }
            handed.put(interaction.conversation(), lastTail);
            return new AppendOutcome.Appended(0, true);
        }

        private int buffered(ConversationId conversation) {
            long after = handed.getOrDefault(conversation, 0L);
            return (int) tail.stream()
                    .filter(entry -> entry.position() > after)
                    .filter(entry -> entry.interaction().conversation().equals(conversation))
                    .count();
        }
    }
}
