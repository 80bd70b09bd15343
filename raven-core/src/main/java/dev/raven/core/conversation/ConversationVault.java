package dev.raven.core.conversation;

import dev.raven.core.content.ContentMarks;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Seals conversations under their user's key before they are stored and opens them after. */
@Singleton
class ConversationVault {
    private static final int PAGE = 100;

    private final ConversationStore store;
    private final SealedJson sealer;

    @Inject
    ConversationVault(ConversationStore store, SealedJson sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    /** @return false when the user's quota is used up */
    boolean create(Conversation conversation, int maxConversations) {
        StoredConversation stored = new StoredConversation(
                conversation.id(),
                conversation.user(),
                0,
                Optional.empty(),
                conversation.createdAt(),
                conversation.updatedAt(),
                seal(conversation));
        return store.create(conversation.tenant(), stored, maxConversations);
    }

    Optional<Conversation> find(TenantId tenant, ConversationId id) {
        return store.find(tenant, id).map(stored -> open(tenant, stored));
    }

    Slice<Conversation> after(TenantId tenant, UserId user, long after, int limit) {
        Slice<StoredConversation> some = store.after(tenant, user, after, limit);
        return new Slice<>(
                some.items().stream().map(stored -> open(tenant, stored)).toList(), some.next());
    }

    Page<Conversation> list(TenantId tenant, UserId user, PageRange range) {
        return store.list(tenant, user, range).map(stored -> open(tenant, stored));
    }

    /** Ends a conversation, if it has not ended yet; empty when there is no such one. */
    Optional<Conversation> end(TenantId tenant, ConversationId id, Instant at) {
        return store.end(tenant, id, at).map(stored -> open(tenant, stored));
    }

    /** As {@link #end}, opening nothing: how many exchanges it holds. */
    long close(TenantId tenant, ConversationId id, Instant at) {
        return store.end(tenant, id, at).map(StoredConversation::interactions).orElse(0L);
    }

    /** Changes a profile, starting again when somebody else was quicker; empty when there is no such conversation. */
    Optional<Conversation> change(
            TenantId tenant, ConversationId id, UnaryOperator<ConversationProfile> change, Instant at) {
        while (true) {
            Optional<StoredConversation> held = store.find(tenant, id);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            Conversation before = open(tenant, held.get());
            Conversation changed = before.with(change.apply(before.profile()), at);
            if (store.replaceProfile(tenant, held.get(), seal(changed), at)) {
                return Optional.of(changed);
            }
        }
    }

    Optional<StoredConversation> stored(TenantId tenant, ConversationId id) {
        return store.find(tenant, id);
    }

    /** How many a user has. */
    long count(TenantId tenant, UserId user) {
        return store.list(tenant, user, new PageRange(1, 0)).total();
    }

    void erase(TenantId tenant, UserId user, ConversationId id) {
        store.erase(tenant, user, id);
    }

    /** Opens none of them: their key is gone. */
    void eraseAll(TenantId tenant, UserId user) {
        Page<StoredConversation> page = store.list(tenant, user, new PageRange(PAGE, 0));
        while (page.total() > 0) {
            page.items().forEach(stored -> store.erase(tenant, user, stored.id()));
            page = store.list(tenant, user, new PageRange(PAGE, 0));
        }
    }

    /** @return how many profiles were sealed under an older key than now */
    int reseal(TenantId tenant, UserId user, int most) {
        int resealed = 0;
        Slice<StoredConversation> some = store.after(tenant, user, 0, PAGE);
        for (long after = 0; some.next() > after && resealed < most; some = store.after(tenant, user, after, PAGE)) {
            for (StoredConversation stored : some.items()) {
                resealed += reseal(tenant, stored) ? 1 : 0;
            }
            after = some.next();
        }
        return resealed;
    }

    private boolean reseal(TenantId tenant, StoredConversation stored) {
        boolean stale = sealer.isStale(new Subject.User(tenant, stored.user()), stored.profile());
        if (stale) {
            store.replaceProfile(tenant, stored, seal(open(tenant, stored)), stored.updatedAt());
        }
        return stale;
    }

    private Sealed seal(Conversation conversation) {
        return sealer.seal(
                context(conversation.tenant(), conversation.user(), conversation.id()), conversation.profile());
    }

    private Conversation open(TenantId tenant, StoredConversation stored) {
        RecordContext context = context(tenant, stored.user(), stored.id());
        return new Conversation(
                stored.id(),
                tenant,
                stored.user(),
                sealer.open(context, stored.profile(), ConversationProfile.class),
                stored.interactions(),
                stored.endedAt(),
                stored.createdAt(),
                stored.updatedAt(),
                ContentMarks.NONE);
    }

    private static RecordContext context(TenantId tenant, UserId user, ConversationId id) {
        return new RecordContext(new Subject.User(tenant, user), RecordKind.CONVERSATION, id.value());
    }
}
