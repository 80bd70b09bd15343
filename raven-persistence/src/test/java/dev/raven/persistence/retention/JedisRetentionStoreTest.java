package dev.raven.persistence.retention;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.retention.RetentionStore;
import dev.raven.core.retention.RetentionStoreContract;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.memory.TestMemories;
import dev.raven.persistence.redis.TestRedis;

class JedisRetentionStoreTest implements RetentionStoreContract {
    @Override
    public RetentionStore ages() {
        return new JedisRetentionStore(TestRedis.shared());
    }

    @Override
    public MemoryStore memories() {
        return TestMemories.in(TestRedis.shared());
    }

    @Override
    public ConversationStore conversations() {
        return TestConversations.in(TestRedis.shared());
    }
}
