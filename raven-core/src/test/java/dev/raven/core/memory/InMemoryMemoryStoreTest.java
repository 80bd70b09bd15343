package dev.raven.core.memory;

import dev.raven.core.conversation.ConversationStore;
import dev.raven.core.conversation.InMemoryConversationStore;

class InMemoryMemoryStoreTest implements MemoryStoreContract, MemoryReaderContract {
    private final InMemoryConversationStore conversations = new InMemoryConversationStore();
    private final InMemoryMemoryStore memories = new InMemoryMemoryStore(conversations);

    @Override
    public MemoryStore memories() {
        return memories;
    }

    @Override
    public MemoryStore memories(int mostWaiting) {
        return new InMemoryMemoryStore(conversations, mostWaiting);
    }

    @Override
    public ConversationStore conversations() {
        return conversations;
    }
}
