package dev.raven.core.memory;

class InMemoryEmbeddingStoreTest implements EmbeddingStoreContract {
    private final EmbeddingStore store = new InMemoryEmbeddingStore();

    @Override
    public EmbeddingStore store() {
        return store;
    }
}
