package dev.raven.core.audit;

class InMemoryAuditStoreTest implements AuditStoreContract {
    private final InMemoryAuditStore store = new InMemoryAuditStore();

    @Override
    public AuditStore logs() {
        return store;
    }
}
