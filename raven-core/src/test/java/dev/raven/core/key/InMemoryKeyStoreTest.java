package dev.raven.core.key;

class InMemoryKeyStoreTest implements KeyStoreContract {
    private final KeyStore keys = new InMemoryKeyStore();

    @Override
    public KeyStore keys() {
        return keys;
    }
}
