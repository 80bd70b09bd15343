package dev.raven.core.retention;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.InMemoryConversationStore;
import dev.raven.core.memory.InMemoryMemoryStore;
import dev.raven.core.memory.MemoryStore;

class InMemoryRetentionStoreTest implements RetentionStoreContract {
    private final InMemoryConversationStore conversations = new InMemoryConversationStore();
    private final InMemoryMemoryStore memories = new InMemoryMemoryStore(conversations);

    @Override
    public RetentionStore ages() {
        return memories;
    }

    @Override
    public MemoryStore memories() {
        return memories;
    }

    @Override
    public ConversationStore conversations() {
        return conversations;
    }
}
