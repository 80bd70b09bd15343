package dev.raven.core.conversation;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations in memory. */
public final class InMemoryConversationStore implements ConversationStore {
    private final Map<TenantId, Map<ConversationId, StoredConversation>> conversations = new HashMap<>();
    private final Map<ConversationId, Long> positions = new HashMap<>();

    @Override
    public synchronized boolean create(TenantId tenant, StoredConversation conversation, int maxConversations) {
        if (of(tenant, conversation.user()).size() >= maxConversations) {
            return false;
        }
        all(tenant).put(conversation.id(), conversation);
        positions.put(conversation.id(), positions.size() + 1L);
        return true;
    }

    @Override
    public synchronized Optional<StoredConversation> find(TenantId tenant, ConversationId conversation) {
        return Optional.ofNullable(all(tenant).get(conversation));
    }

    @Override
    public synchronized Page<StoredConversation> list(TenantId tenant, UserId user, PageRange range) {
        List<StoredConversation> all = of(tenant, user);
        List<StoredConversation> page =
                all.stream().skip(range.offset()).limit(range.limit()).toList();
        return new Page<>(page, range.limit(), range.offset(), all.size());
    }

    @Override
    public synchronized Slice<StoredConversation> after(TenantId tenant, UserId user, long after, int limit) {
        List<StoredConversation> found = of(tenant, user).stream()
                .filter(one -> position(one) > after)
                .limit(limit)
                .toList();
        return new Slice<>(found, found.isEmpty() ? after : position(found.get(found.size() - 1)));
    }

    private long position(StoredConversation one) {
        return positions.getOrDefault(one.id(), 0L);
    }

    @Override
    public synchronized boolean replaceProfile(
            TenantId tenant, StoredConversation expected, Sealed profile, Instant updatedAt) {
        StoredConversation now = all(tenant).get(expected.id());
        if (now == null || !now.profile().equals(expected.profile())) {
            return false;
        }
        put(tenant, now, now.interactions(), profile, updatedAt);
        return true;
    }

    @Override
    public synchronized Optional<StoredConversation> end(TenantId tenant, ConversationId conversation, Instant at) {
        find(tenant, conversation)
                .filter(now -> !now.ended())
                .ifPresent(now -> all(tenant)
                        .put(
                                now.id(),
                                new StoredConversation(
                                        now.id(),
                                        now.user(),
                                        now.interactions(),
                                        Optional.of(at),
                                        now.createdAt(),
                                        at,
                                        now.profile())));
        return find(tenant, conversation);
    }

    @Override
    public synchronized void erase(TenantId tenant, UserId user, ConversationId conversation) {
        all(tenant).remove(conversation);
    }

    /** Counts interactions, as a store of memories does when it appends or removes one. */
    public synchronized void count(TenantId tenant, ConversationId conversation, int more, Instant at) {
        StoredConversation now = find(tenant, conversation).orElseThrow();
        put(tenant, now, now.interactions() + more, now.profile(), at);
    }

    private void put(TenantId tenant, StoredConversation now, long interactions, Sealed profile, Instant updatedAt) {
        all(tenant)
                .put(
                        now.id(),
                        new StoredConversation(
                                now.id(),
                                now.user(),
                                interactions,
                                now.endedAt(),
                                now.createdAt(),
                                updatedAt,
                                profile));
    }

    private List<StoredConversation> of(TenantId tenant, UserId user) {
        return all(tenant).values().stream()
                .filter(conversation -> conversation.user().equals(user))
                .toList();
    }

    private Map<ConversationId, StoredConversation> all(TenantId tenant) {
        return conversations.computeIfAbsent(tenant, none -> new LinkedHashMap<>());
    }
}
