package dev.raven.core.audit;

import java.time.Clock;

class InMemoryAuditStoreTest implements AuditStoreContract {
    private final InMemoryAuditStore store = new InMemoryAuditStore(Clock.systemUTC());

    @Override
    public AuditStore logs() {
        return store;
    }
}
