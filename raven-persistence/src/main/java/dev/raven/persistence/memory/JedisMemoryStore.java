package dev.raven.persistence.memory;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.Append;
import dev.raven.core.memory.AppendOutcome;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.Changes;
import dev.raven.core.memory.MemoryStore;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two streams and a hash of counters a user, in one slot; every method is one script, so one round trip. */
@ApplicationScoped
class JedisMemoryStore implements MemoryStore {
    private static final Script APPEND = Script.beside(JedisMemoryStore.class, "append");
    private static final Script CHANGES = Script.beside(JedisMemoryStore.class, "changes");
    private static final Script TAIL = Script.beside(JedisMemoryStore.class, "tail");
    private static final Script CONSOLIDATE = Script.beside(JedisMemoryStore.class, "consolidate");
    private static final Script REPLACE_BLOCK = Script.beside(JedisMemoryStore.class, "replace-block");

    private final Redis redis;

    @Inject
    JedisMemoryStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public AppendOutcome append(TenantId tenant, UserId user, Append append) {
        ScriptCall call = appendCall(tenant, user, append);
        // A named request finds what its first try appended; an unnamed one would be appended twice.
        Reply reply = append.once().isPresent() ? redis.repeatably(call) : redis.once(call);
        return switch (reply.item(0).text()) {
            case "appended" ->
                new AppendOutcome.Appended(
                        (int) reply.item(1).number(), reply.item(2).yes());
            case "repeated" ->
                new AppendOutcome.Repeated(new InteractionId(reply.item(1).text()));
            case "ended" -> new AppendOutcome.ConversationEnded();
            case "missing" -> new AppendOutcome.NoConversation();
            default -> throw new IllegalStateException("the append script answered something new");
        };
    }

    @Override
    public Changes changesSince(TenantId tenant, UserId user, Revision revision, int maxEntries) {
        List<String> keys = List.of(RedisKeys.of(tenant, user, "blocks"), RedisKeys.of(tenant, user, "tail"));
        return MemoryReplies.changes(
                redis.read(CHANGES.on(keys, revision.block() + 1, revision.tail() + 1, maxEntries)), revision);
    }

    @Override
    public List<TailEntry> tail(TenantId tenant, UserId user, Optional<ConversationId> conversation, int maxEntries) {
        String only = conversation.map(ConversationId::value).orElse("");
        return redis.read(TAIL.on(List.of(RedisKeys.of(tenant, user, "tail")), only, maxEntries)).items().stream()
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
        return redis.once(CONSOLIDATE.on(keys(tenant, user, block.conversation()), args))
                .yes();
    }

    @Override
    public boolean replaceBlock(TenantId tenant, UserId user, BlockEntry old, SealedBlock block) {
        List<String> keys = List.of(RedisKeys.of(tenant, user, "memory"), RedisKeys.of(tenant, user, "blocks"));
        return redis.once(REPLACE_BLOCK.on(
                        keys,
                        old.position(),
                        block.id(),
                        block.conversation(),
                        block.interactions(),
                        block.body().bytes()))
                .yes();
    }

    private static ScriptCall appendCall(TenantId tenant, UserId user, Append append) {
        SealedInteraction interaction = append.interaction();
        List<String> keys = new ArrayList<>(keys(tenant, user, interaction.conversation()));
        append.once().ifPresent(name -> keys.add(RedisKeys.of(tenant, user, "once:" + name)));
        return APPEND.on(
                keys,
                interaction.conversation(),
                interaction.id(),
                interaction.body().bytes(),
                append.batchSize(),
                append.at());
    }

    private static List<String> keys(TenantId tenant, UserId user, ConversationId conversation) {
        return List.of(
                RedisKeys.of(tenant, user, "conversation:" + conversation),
                RedisKeys.of(tenant, user, "memory"),
                RedisKeys.of(tenant, user, "tail"),
                RedisKeys.of(tenant, user, "blocks"));
    }
}
