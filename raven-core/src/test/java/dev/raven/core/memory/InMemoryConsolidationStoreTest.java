package dev.raven.core.memory;

import java.time.Clock;

class InMemoryConsolidationStoreTest implements ConsolidationStoreContract {
    private final ConsolidationStore store = new InMemoryConsolidationStore(Clock.systemUTC(), BUSY, MOST);

    @Override
    public ConsolidationStore consolidations() {
        return store;
    }
}
