package dev.raven.core.audit;

class InMemoryAuditKeyStoreTest implements AuditKeyStoreContract {
    private final InMemoryAuditKeyStore store = new InMemoryAuditKeyStore();

    @Override
    public AuditKeyStore keys() {
        return store;
    }
}
