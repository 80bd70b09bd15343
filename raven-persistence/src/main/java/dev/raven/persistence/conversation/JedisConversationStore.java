package dev.raven.persistence.conversation;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import dev.raven.persistence.redis.Fields;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One hash a conversation and a sorted set of all in the user's slot; a signpost in the conversation's own slot says
 * whose it is. The signpost is written first: one that leads nowhere is harmless, a conversation without one is lost.
 */
@ApplicationScoped
class JedisConversationStore implements ConversationStore {
    private static final Script CREATE = Script.beside(JedisConversationStore.class, "create");
    private static final Script END = Script.beside(JedisConversationStore.class, "end");
    private static final Script REPLACE_PROFILE = Script.beside(JedisConversationStore.class, "replace-profile");
    private static final Script ERASE = Script.beside(JedisConversationStore.class, "erase");

    private final Redis redis;

    @Inject
    JedisConversationStore(Redis redis) {
        this.redis = redis;
    }

    /** Repeatable: the script knows a conversation that it has kept already. */
    @Override
    public boolean create(TenantId tenant, StoredConversation conversation, int maxConversations) {
        String signpost = RedisKeys.of(tenant, conversation.id(), "user");
        redis.repeatably(client -> client.set(signpost, conversation.user().value()));
        List<Object> args = ConversationFields.of(conversation).argsAfter(conversation.id(), maxConversations);
        List<String> keys = List.of(
                record(tenant, conversation.user(), conversation.id()),
                all(tenant, conversation.user()),
                RedisKeys.of(tenant, conversation.user(), "memory"));
        boolean kept = redis.repeatably(CREATE.on(keys, args)).yes();
        if (!kept) {
            redis.repeatably(client -> client.del(signpost));
        }
        return kept;
    }

    @Override
    public Optional<StoredConversation> find(TenantId tenant, ConversationId conversation) {
        String user = redis.read(client -> client.get(RedisKeys.of(tenant, conversation, "user")));
        return Optional.ofNullable(user).map(UserId::new).flatMap(owner -> {
            Fields fields = redis.hash(record(tenant, owner, conversation));
            return ConversationFields.read(conversation, owner, fields);
        });
    }

    @Override
    public Page<StoredConversation> list(TenantId tenant, UserId user, PageRange range) {
        String all = all(tenant, user);
        long total = redis.read(client -> client.zcard(all));
        List<ConversationId> ids =
                redis.read(client -> client.zrange(all, range.offset(), range.offset() + range.limit() - 1L)).stream()
                        .map(ConversationId::new)
                        .toList();
        return new Page<>(load(tenant, user, ids), range.limit(), range.offset(), total);
    }

    @Override
    public Slice<StoredConversation> after(TenantId tenant, UserId user, long after, int limit) {
        Slice<ConversationId> ids = Slices.after(redis, all(tenant, user), after, limit, ConversationId::new);
        return new Slice<>(load(tenant, user, ids.items()), ids.next());
    }

    /** Repeatable: the first time stands. */
    @Override
    public Optional<StoredConversation> end(TenantId tenant, ConversationId conversation, Instant at) {
        find(tenant, conversation).ifPresent(found -> {
            List<String> keys = List.of(record(tenant, found.user(), conversation));
            redis.repeatably(END.on(keys, at));
        });
        return find(tenant, conversation);
    }

    @Override
    public boolean replaceProfile(TenantId tenant, StoredConversation expected, Sealed profile, Instant updatedAt) {
        List<String> keys = List.of(record(tenant, expected.user(), expected.id()));
        Object[] args = {expected.profile().bytes(), profile.bytes(), updatedAt};
        return redis.once(REPLACE_PROFILE.on(keys, args)).yes();
    }

    /** The signpost first: a conversation that is still listed is met by whoever does the rest. */
    @Override
    public void erase(TenantId tenant, UserId user, ConversationId conversation) {
        redis.repeatably(client -> client.del(RedisKeys.of(tenant, conversation, "user")));
        List<String> keys = List.of(record(tenant, user, conversation), all(tenant, user));
        redis.repeatably(ERASE.on(keys, conversation));
    }

    private List<StoredConversation> load(TenantId tenant, UserId user, List<ConversationId> ids) {
        List<Fields> found =
                redis.hashes(ids.stream().map(id -> record(tenant, user, id)).toList());
        return IntStream.range(0, ids.size())
                .mapToObj(i -> ConversationFields.read(ids.get(i), user, found.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String record(TenantId tenant, UserId user, ConversationId conversation) {
        return RedisKeys.of(tenant, user, "conversation:" + conversation);
    }

    private static String all(TenantId tenant, UserId user) {
        return RedisKeys.of(tenant, user, "conversations");
    }
}
