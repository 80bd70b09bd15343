package dev.raven.persistence.conversation;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.persistence.redis.Redis;

/** Conversations in Redis, for tests of what lies beside them. */
public final class TestConversations {
    private TestConversations() {}

    public static ConversationStore in(Redis redis) {
        return new JedisConversationStore(redis);
    }
}
