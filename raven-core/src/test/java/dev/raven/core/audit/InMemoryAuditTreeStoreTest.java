package dev.raven.core.audit;

class InMemoryAuditTreeStoreTest implements AuditTreeStoreContract {
    private final InMemoryAuditTreeStore store = new InMemoryAuditTreeStore();

    @Override
    public AuditTreeStore trees() {
        return store;
    }
}
