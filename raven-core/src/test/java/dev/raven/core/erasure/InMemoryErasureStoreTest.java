package dev.raven.core.erasure;

class InMemoryErasureStoreTest implements ErasureStoreContract {
    private final ErasureStore store = new InMemoryErasureStore();

    @Override
    public ErasureStore journal() {
        return store;
    }
}
