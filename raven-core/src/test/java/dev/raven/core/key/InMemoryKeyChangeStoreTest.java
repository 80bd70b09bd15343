package dev.raven.core.key;

class InMemoryKeyChangeStoreTest implements KeyChangeStoreContract {
    private final KeyChangeStore changes = new InMemoryKeyChangeStore();

    @Override
    public KeyChangeStore changes() {
        return changes;
    }
}
