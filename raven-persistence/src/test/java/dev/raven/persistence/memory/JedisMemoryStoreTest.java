package dev.raven.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.memory.MemoryReaderContract;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.memory.MemoryStoreContract;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.redis.TestRedis;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JedisMemoryStoreTest implements MemoryStoreContract, MemoryReaderContract {
    @Override
    public MemoryStore memories() {
        return new JedisMemoryStore(TestRedis.shared());
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
    void sendsItsScriptsAgainToARedisThatForgotThem() {
        MemoryScene alice = new MemoryScene(memories(), conversations());
        ConversationId talk = alice.conversation();
        alice.append(talk, 10);

        TestRedis.sharedClient().scriptFlush();
        alice.append(talk, 10);

        assertThat(alice.tail(Optional.empty(), 10)).hasSize(2);
    }
}
