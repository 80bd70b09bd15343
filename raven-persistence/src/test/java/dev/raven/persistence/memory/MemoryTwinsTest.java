package dev.raven.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.InMemoryConversationStore;
import dev.raven.core.conversation.StoredConversation;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.Append;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.InMemoryMemoryStore;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.Removal;
import dev.raven.core.memory.Revision;
import dev.raven.core.memory.SealedBlock;
import dev.raven.core.memory.SealedInteraction;
import dev.raven.core.memory.TailEntry;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.redis.TestRedis;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Redis and its in-memory twin answer alike, whatever is asked of them in whatever order. */
class MemoryTwinsTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final SealedBlock SOME_BLOCK =
            new SealedBlock("block", IDS.conversation(), 1, new Sealed(new byte[] {4}));

    private final TenantId tenant = IDS.tenant();
    private final UserId alice = IDS.user();
    private final List<ConversationId> talks = List.of(IDS.conversation(), IDS.conversation(), IDS.conversation());
    private final InMemoryConversationStore oracleTalks = new InMemoryConversationStore();
    private final MemoryStore oracle = new InMemoryMemoryStore(oracleTalks);
    private final ConversationStore redisTalks = TestConversations.in(TestRedis.shared());
    private final MemoryStore redis = TestMemories.in(TestRedis.shared());
    private final Random random = new Random(20261124);
    private List<TailEntry> staleEntries = List.of();
    private Optional<BlockEntry> oldBlock = Optional.empty();

    @Test
    void answerAlikeOverTwoThousandSteps() {
        for (ConversationId talk : talks.subList(0, 2)) {
            Sealed profile = new Sealed(new byte[] {1});
            StoredConversation conversation = new StoredConversation(
                    talk, alice, 0, Optional.empty(), MemoryScene.EARLIER, MemoryScene.EARLIER, profile);
            oracleTalks.create(tenant, conversation, 9);
            redisTalks.create(tenant, conversation, 9);
        }
        for (int step = 0; step < 2000; step++) {
            Function<MemoryStore, Object> action = anyAction();
            assertThat(action.apply(redis)).as("step %d", step).isEqualTo(action.apply(oracle));
        }
        talks.forEach(talk -> assertThat(redisTalks.find(tenant, talk)).isEqualTo(oracleTalks.find(tenant, talk)));
    }

    private Function<MemoryStore, Object> anyAction() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> append();
            case 3 -> consolidate();
            case 4 -> tail();
            case 5 -> replaceABlock();
            case 6 -> removeFromTheTail();
            case 7 -> removeFromABlock();
            default -> changes();
        };
    }

    private Function<MemoryStore, Object> append() {
        SealedInteraction interaction = new SealedInteraction(IDS.interaction(), anyTalk(), new Sealed(new byte[] {3}));
        Optional<Append.Once> once = random.nextInt(4) == 0
                ? Optional.of(new Append.Once("request-" + random.nextInt(50), random.nextBoolean() ? "" : "print"))
                : Optional.empty();
        Append append = new Append(interaction, 1 + random.nextInt(5), MemoryScene.LATER, once);
        return store -> store.append(tenant, alice, append);
    }

    private Function<MemoryStore, Object> consolidate() {
        ConversationId talk = anyTalk();
        List<TailEntry> fresh = oracle.tail(tenant, alice, Optional.of(talk), 1 + random.nextInt(6));
        List<TailEntry> entries = random.nextInt(5) == 0 ? staleEntries : fresh;
        staleEntries = fresh;
        if (entries.isEmpty()) {
            return changes();
        }
        ConversationId owner = entries.get(0).interaction().conversation();
        SealedBlock block =
                new SealedBlock(UUID.randomUUID().toString(), owner, entries.size(), new Sealed(new byte[] {4}));
        return store -> store.consolidate(tenant, alice, entries, block);
    }

    /** Also one that was replaced before. */
    private Function<MemoryStore, Object> replaceABlock() {
        List<BlockEntry> held =
                oracle.changesSince(tenant, alice, Revision.START, 1000).blocks();
        if (random.nextInt(5) > 0 && !held.isEmpty()) {
            oldBlock = Optional.of(held.get(random.nextInt(held.size())));
        }
        BlockEntry old = oldBlock.orElse(new BlockEntry(1_000_000, SOME_BLOCK));
        return store -> store.replaceBlock(tenant, alice, old, old.block());
    }

    /** Also one that is not there. */
    private Function<MemoryStore, Object> removeFromTheTail() {
        List<TailEntry> held = oracle.tail(tenant, alice, Optional.empty(), 100);
        SealedInteraction one = held.isEmpty() || random.nextInt(5) == 0
                ? new SealedInteraction(IDS.interaction(), anyTalk(), new Sealed(new byte[] {3}))
                : held.get(random.nextInt(held.size())).interaction();
        Removal removal = new Removal(one.id(), one.conversation(), MemoryScene.LATER);
        return store -> store.removeFromTail(tenant, alice, removal);
    }

    /** Also from one that was replaced before. */
    private Function<MemoryStore, Object> removeFromABlock() {
        List<BlockEntry> held =
                oracle.changesSince(tenant, alice, Revision.START, 1000).blocks();
        if (random.nextInt(5) > 0 && !held.isEmpty()) {
            oldBlock = Optional.of(held.get(random.nextInt(held.size())));
        }
        BlockEntry old = oldBlock.orElse(new BlockEntry(1_000_000, SOME_BLOCK));
        List<InteractionId> gone =
                Stream.generate(IDS::interaction).limit(1 + random.nextInt(3)).toList();
        Optional<SealedBlock> rest = random.nextBoolean() ? Optional.of(old.block()) : Optional.empty();
        return store -> store.removeFromBlock(tenant, alice, old, rest, gone, MemoryScene.LATER);
    }

    private Function<MemoryStore, Object> tail() {
        Optional<ConversationId> talk = random.nextBoolean() ? Optional.of(anyTalk()) : Optional.empty();
        int max = 1 + random.nextInt(8);
        return store -> store.tail(tenant, alice, talk, max);
    }

    private Function<MemoryStore, Object> changes() {
        Revision revision = new Revision(random.nextInt(600), random.nextInt(200), random.nextInt(100));
        int max = 1 + random.nextInt(20);
        return store -> store.changesSince(tenant, alice, revision, max);
    }

    private ConversationId anyTalk() {
        return talks.get(random.nextInt(talks.size()));
    }
}
