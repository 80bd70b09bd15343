package dev.raven.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ConversationId;
import dev.raven.core.memory.AppendOutcome;
import dev.raven.core.memory.BlockEntry;
import dev.raven.core.memory.Changes;
import dev.raven.core.memory.MemoryReaderContract;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.MemoryStoreContract;
import dev.raven.core.memory.Revision;
import dev.raven.core.memory.SealedBlock;
import dev.raven.core.memory.SealedInteraction;
import dev.raven.core.memory.TailEntry;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.persistence.redis.TestRedis;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class JedisMemoryStoreTest implements MemoryStoreContract, MemoryReaderContract {
    @Override
    public MemoryStore memories() {
        return new JedisMemoryStore(TestRedis.shared());
    }

    @Override
    public MemoryStore memories(int mostWaiting) {
        return new JedisMemoryStore(TestRedis.shared(), mostWaiting);
    }

    @Override
    public ConversationStore conversations() {
        return TestConversations.in(TestRedis.shared());
    }

    @Test
    void countsTheSealedBytesOfTailAndBlocks() {
        MemoryScene alice = new MemoryScene(memories(), conversations());
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);
        alice.append(talk, 10);
        alice.consolidate(alice.tail(Optional.empty(), 1), alice.block(talk, 1));

        List<String> counters = TestRedis.sharedClient()
                .hmget("rvn:{" + alice.tenant() + "/" + alice.user() + "}:memory", "interactions", "bytes");

        assertThat(counters).containsExactly("2", "44");
    }

    @Test
    void removalsTakeTheirBytesWithThem() {
        MemoryScene alice = new MemoryScene(memories(), conversations());
        ConversationId talk = alice.conversation();
        SealedInteraction waiting = alice.interaction(talk);
        alice.append(talk, 10);
        alice.append(talk, 10);
        alice.append(waiting, 10, Optional.empty());
        alice.consolidate(alice.tail(Optional.empty(), 2), alice.block(talk, 2));
        BlockEntry block = alice.changes(Revision.START, 9).blocks().get(0);
        SealedBlock rest = new SealedBlock("rest", talk, 1, new Sealed(new byte[3]));
        alice.removeFromTail(waiting);
        alice.removeFromBlock(block, alice.appended().get(0).id(), Optional.of(rest));

        List<String> counters = TestRedis.sharedClient()
                .hmget("rvn:{" + alice.tenant() + "/" + alice.user() + "}:memory", "interactions", "bytes");

        assertThat(counters).containsExactly("1", "3");
    }

    @Test
    void sendsItsScriptsAgainToARedisThatForgotThem() {
        MemoryScene alice = new MemoryScene(memories(), conversations());
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);

        TestRedis.sharedClient().scriptFlush("rvn:{" + alice.tenant() + "/" + alice.user() + "}:memory");
        alice.append(talk, 10);
        TestRedis.sharedClient().scriptFlush();
        alice.appendAll(List.of(alice.interaction(talk), alice.interaction(talk)));

        assertThat(alice.tail(Optional.empty(), 10)).hasSize(4);
    }

    @Test
    void goesOnWhereItWasWhenRedisIsKilled() {
        try (RedisServer server = RedisServer.start("--appendfsync", "always");
                UnifiedJedis client = TestRedis.client(server)) {
            Redis redis = TestRedis.over(client);
            MemoryScene alice = new MemoryScene(new JedisMemoryStore(redis), TestConversations.in(redis));
            ConversationId talk = alice.conversation();
            alice.append(talk, 10);
            alice.append(talk, 10);
            alice.consolidate(alice.tail(Optional.empty(), 2), alice.block(talk, 2));
            alice.append(talk, 10);
            Changes before = alice.changes(Revision.START, 10);

            server.kill();
            server.restart();

            assertThat(alice.changes(Revision.START, 10)).isEqualTo(before);
            assertThat(alice.append(talk, 10)).isEqualTo(new AppendOutcome.Appended(2, false));
            assertThat(alice.tail(Optional.empty(), 10))
                    .extracting(TailEntry::position)
                    .containsExactly(3L, 4L);
        }
    }
}
