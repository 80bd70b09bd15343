package dev.raven.core.audit;

import java.time.Clock;

class InMemoryAuditTreeStoreTest implements AuditTreeStoreContract {
    private final InMemoryAuditTreeStore store = new InMemoryAuditTreeStore(Clock.systemUTC());

    @Override
    public AuditTreeStore trees() {
        return store;
    }
}
