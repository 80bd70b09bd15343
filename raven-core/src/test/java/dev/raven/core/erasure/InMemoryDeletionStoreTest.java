package dev.raven.core.erasure;

class InMemoryDeletionStoreTest implements DeletionStoreContract {
    private final DeletionStore store = new InMemoryDeletionStore();

    @Override
    public DeletionStore ledger() {
        return store;
    }
}
