package dev.raven.persistence.conversation;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.ConversationStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisConversationStoreTest implements ConversationStoreContract {
    @Override
    public ConversationStore conversations() {
        return new JedisConversationStore(TestRedis.shared());
    }
}
