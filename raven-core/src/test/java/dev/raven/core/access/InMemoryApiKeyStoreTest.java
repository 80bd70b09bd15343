package dev.raven.core.access;

class InMemoryApiKeyStoreTest implements ApiKeyStoreContract {
    private final InMemoryApiKeyStore store = new InMemoryApiKeyStore();

    @Override
    public ApiKeyStore keys() {
        return store;
    }
}
