package dev.raven.persistence.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.Addressed;
import dev.raven.core.memory.Append;
import dev.raven.core.memory.AppendOutcome;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.Changes;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.Removal;
import dev.raven.core.memory.Revision;
import dev.raven.core.memory.SealedBlock;
import dev.raven.core.memory.SealedInteraction;
import dev.raven.core.memory.TailEntry;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Reply;
import dev.raven.persistence.redis.Script;
import dev.raven.persistence.redis.ScriptCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Streams and a hash of counters a user, in one slot; every method is one script, so one round trip, but that what waits is
 * listed before one looks for some of it.
 */
@ApplicationScoped
public class JedisMemoryStore implements MemoryStore {
    private static final Script APPEND = Script.beside(JedisMemoryStore.class, "append");
    private static final Script CHANGES = Script.beside(JedisMemoryStore.class, "changes");
    private static final Script LIST_WAITING = Script.beside(JedisMemoryStore.class, "list-waiting");
    private static final Script TAIL = Script.beside(JedisMemoryStore.class, "tail");
    private static final Script CONSOLIDATE = Script.beside(JedisMemoryStore.class, "consolidate");
    private static final Script REMOVE_FROM_TAIL = Script.beside(JedisMemoryStore.class, "remove-from-tail");
    private static final Script REMOVE_FROM_BLOCK = Script.beside(JedisMemoryStore.class, "remove-from-block");
    private static final Script REPLACE_BLOCK = Script.beside(JedisMemoryStore.class, "replace-block");
    private static final Script CLOSE = Script.beside(JedisMemoryStore.class, "close");
    private static final Script ERASE = Script.beside(JedisMemoryStore.class, "erase");
    /** Longer than any request or task that began before. */
    private static final int CLOSED_SECONDS = 86_400;

    private final Redis redis;
    private final int mostWaiting;

    @Inject
    public JedisMemoryStore(Redis redis) {
        this(redis, MOST_WAITING);
    }

    JedisMemoryStore(Redis redis, int mostWaiting) {
        this.redis = redis;
        this.mostWaiting = mostWaiting;
    }

    @Override
    public AppendOutcome append(TenantId tenant, UserId user, Append append) {
        ScriptCall call = appendCall(tenant, user, append);
        // A named request finds what its first try appended; an unnamed one would be appended twice.
        return MemoryReplies.outcome(append.once().isPresent() ? redis.repeatably(call) : redis.once(call));
    }

    @Override
    public List<AppendOutcome> appendAll(TenantId tenant, List<Addressed> appends) {
        List<ScriptCall> calls = appends.stream()
                .map(one -> appendCall(tenant, one.user(), one.append()))
                .toList();
        boolean named = appends.stream().allMatch(one -> one.append().once().isPresent());
        List<Reply> replies = named ? redis.repeatably(calls) : redis.once(calls);
        return replies.stream().map(MemoryReplies::outcome).toList();
    }

    @Override
    public Changes changesSince(TenantId tenant, UserId user, Revision revision, int maxEntries) {
        List<String> keys = keys(tenant, user, "blocks", "tail", "removals", "memory");
        ScriptCall call = CHANGES.on(
                keys, revision.block() + 1, revision.tail() + 1, revision.removal(), maxEntries, REMOVALS_KEPT);
        return MemoryReplies.changes(redis.read(call), revision);
    }

    @Override
    public List<TailEntry> tail(TenantId tenant, UserId user, Optional<ConversationId> conversation, int maxEntries) {
        conversation.ifPresent(one -> listWaiting(tenant, user));
        String only = conversation.map(ConversationId::value).orElse("");
        return redis.read(TAIL.on(keys(tenant, user, "tail", "waiting"), only, maxEntries)).items().stream()
                .map(MemoryReplies::tailEntry)
                .toList();
    }

    @Override
    public boolean consolidate(TenantId tenant, UserId user, List<TailEntry> entries, SealedBlock block) {
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a block is made from at least one entry");
        }
        List<Object> args = new ArrayList<>(List.of(
                block.id(),
                block.conversation(),
                block.interactions(),
                block.body().bytes()));
        entries.forEach(entry -> args.add(entry.position()));
        String conversation = key(block.conversation());
        List<String> keys = keys(tenant, user, conversation, "memory", "tail", "blocks", "waiting");
        return redis.once(CONSOLIDATE.on(keys, args)).yes();
    }

    @Override
    public boolean replaceBlock(TenantId tenant, UserId user, BlockEntry old, SealedBlock block) {
        return redis.once(REPLACE_BLOCK.on(
                        keys(tenant, user, "memory", "blocks"),
                        old.position(),
                        block.id(),
                        block.conversation(),
                        block.interactions(),
                        block.body().bytes()))
                .yes();
    }

    @Override
    public boolean removeFromTail(TenantId tenant, UserId user, Removal removal) {
        listWaiting(tenant, user);
        String conversation = key(removal.conversation());
        List<String> keys = keys(tenant, user, conversation, "memory", "tail", "removals", "waiting");
        return redis.once(REMOVE_FROM_TAIL.on(keys, removalArgs(removal))).yes();
    }

    @Override
    public boolean removeFromBlock(
            TenantId tenant,
            UserId user,
            BlockEntry old,
            Optional<SealedBlock> rest,
            List<InteractionId> gone,
            Instant at) {
        ConversationId conversation = old.block().conversation();
        List<Object> args = new ArrayList<>(List.of(conversation, old.position(), at, REMOVALS_KEPT, gone.size()));
        args.addAll(gone);
        rest.ifPresent(block -> args.addAll(
                List.of(block.id(), block.interactions(), block.body().bytes())));
        List<String> keys = keys(tenant, user, key(conversation), "memory", "blocks", "removals");
        return redis.once(REMOVE_FROM_BLOCK.on(keys, args)).yes();
    }

    @Override
    public Held close(TenantId tenant, UserId user) {
        List<Reply> held = redis.repeatably(CLOSE.on(keys(tenant, user, "memory", "blocks", "conversations")))
                .items();
        return new Held(held.get(0).number(), held.get(1).number(), held.get(2).number());
    }

    @Override
    public void erase(TenantId tenant, UserId user) {
        redis.repeatably(
                ERASE.on(keys(tenant, user, "memory", "tail", "waiting", "blocks", "removals"), CLOSED_SECONDS));
    }

    /** A list that is gone with a master has not been made for it: what is listed lies with it. */
    private void listWaiting(TenantId tenant, UserId user) {
        List<String> keys = keys(tenant, user, "memory", "tail", "waiting");
        boolean all = false;
        while (!all) {
            all = redis.read(LIST_WAITING.on(keys)).yes();
        }
    }

    private static List<Object> removalArgs(Removal removal) {
        return List.of(removal.conversation(), removal.interaction(), removal.at(), REMOVALS_KEPT);
    }

    private ScriptCall appendCall(TenantId tenant, UserId user, Append append) {
        SealedInteraction interaction = append.interaction();
        List<String> keys = new ArrayList<>(keys(tenant, user, key(interaction.conversation()), "memory", "tail"));
        append.once().ifPresent(once -> keys.add(RedisKeys.of(tenant, user, "once:" + once.name())));
        return APPEND.on(
                keys,
                interaction.conversation(),
                interaction.id(),
                interaction.body().bytes(),
                append.batchSize(),
                append.at(),
                mostWaiting,
                append.once().map(Append.Once::fingerprint).orElse(""));
    }

    private static String key(ConversationId conversation) {
        return "conversation:" + conversation;
    }

    private static List<String> keys(TenantId tenant, UserId user, String... parts) {
        return Stream.of(parts).map(part -> RedisKeys.of(tenant, user, part)).toList();
    }
}
