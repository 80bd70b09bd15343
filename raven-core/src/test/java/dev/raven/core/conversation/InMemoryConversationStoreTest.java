package dev.raven.core.conversation;

class InMemoryConversationStoreTest implements ConversationStoreContract {
    private final InMemoryConversationStore store = new InMemoryConversationStore();

    @Override
    public ConversationStore conversations() {
        return store;
    }
}
