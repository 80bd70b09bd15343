package dev.raven.core.memory;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One user with conversations, who talks; for tests of stores of memories. */
public final class MemoryScene {
    public static final Instant EARLIER = Instant.parse("2026-11-24T10:15:30Z");
    public static final Instant LATER = EARLIER.plusNanos(123_456_789);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ids IDS = new Ids(RANDOM);

    private final MemoryStore memories;
    private final ConversationStore conversations;
    private final TenantId tenant;
    private final UserId user = IDS.user();
    private final List<SealedInteraction> appended = Collections.synchronizedList(new ArrayList<>());

    public MemoryScene(MemoryStore memories, ConversationStore conversations) {
        this(memories, conversations, IDS.tenant());
    }

    public MemoryScene(MemoryStore memories, ConversationStore conversations, TenantId tenant) {
        this.memories = memories;
        this.conversations = conversations;
        this.tenant = tenant;
    }

    public TenantId tenant() {
        return tenant;
    }

    public UserId user() {
        return user;
    }

    public List<SealedInteraction> appended() {
        return List.copyOf(appended);
    }

    public ConversationId conversation() {
        return conversation(false);
    }

    public ConversationId endedConversation() {
        return conversation(true);
    }

    public SealedInteraction interaction(ConversationId conversation) {
        byte[] body = new byte[40];
        RANDOM.nextBytes(body);
        return new SealedInteraction(IDS.interaction(), conversation, new Sealed(body));
    }

    public AppendOutcome append(ConversationId conversation, int batchSize) {
        return append(interaction(conversation), batchSize, Optional.empty());
    }

    public AppendOutcome append(SealedInteraction interaction, Instant at) {
        return append(new Append(interaction, 10, at, Optional.empty()));
    }

    public AppendOutcome append(SealedInteraction interaction, int batchSize, Optional<Append.Once> once) {
        return append(new Append(interaction, batchSize, LATER, once));
    }

    private AppendOutcome append(Append append) {
        AppendOutcome outcome = memories.append(tenant, user, append);
        if (outcome instanceof AppendOutcome.Appended) {
            appended.add(append.interaction());
        }
        return outcome;
    }

    public static Optional<Append.Once> once(String name) {
        return Optional.of(new Append.Once(name, ""));
    }

    public List<AppendOutcome> appendAll(List<SealedInteraction> interactions) {
        return memories.appendAll(
                tenant,
                interactions.stream()
                        .map(one -> new Addressed(user, new Append(one, 10, LATER, Optional.empty())))
                        .toList());
    }

    public boolean removeFromTail(SealedInteraction interaction) {
        return memories.removeFromTail(tenant, user, removal(interaction.id(), interaction.conversation()));
    }

    /** @param rest what remains of the block */
    public boolean removeFromBlock(BlockEntry old, InteractionId id, Optional<SealedBlock> rest) {
        return removeFromBlock(old, List.of(id), rest);
    }

    /** @param rest what remains of the block */
    public boolean removeFromBlock(BlockEntry old, List<InteractionId> gone, Optional<SealedBlock> rest) {
        return memories.removeFromBlock(tenant, user, old, rest, gone, LATER);
    }

    public MemoryStore.Held close() {
        return memories.close(tenant, user);
    }

    public void erase() {
        memories.erase(tenant, user);
    }

    private static Removal removal(InteractionId id, ConversationId conversation) {
        return new Removal(id, conversation, LATER);
    }

    public Changes changes(Revision revision, int maxEntries) {
        return memories.changesSince(tenant, user, revision, maxEntries);
    }

    public List<TailEntry> tail(Optional<ConversationId> conversation, int maxEntries) {
        return memories.tail(tenant, user, conversation, maxEntries);
    }

    public SealedBlock block(ConversationId conversation, int interactions) {
        return new SealedBlock(
                UUID.randomUUID().toString(), conversation, interactions, new Sealed(new byte[] {0, 10, 13, -1}));
    }

    public boolean consolidate(List<TailEntry> entries, SealedBlock block) {
        return memories.consolidate(tenant, user, entries, block);
    }

    public boolean replace(BlockEntry old, SealedBlock block) {
        return memories.replaceBlock(tenant, user, old, block);
    }

    private ConversationId conversation(boolean ended) {
        ConversationId id = IDS.conversation();
        Sealed profile = new Sealed(new byte[] {1});
        conversations.create(
                tenant,
                new StoredConversation(
                        id, user, 0, ended ? Optional.of(LATER) : Optional.empty(), EARLIER, EARLIER, profile),
                Integer.MAX_VALUE);
        return id;
    }
}
