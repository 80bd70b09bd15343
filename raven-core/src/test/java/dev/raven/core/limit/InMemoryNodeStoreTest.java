package dev.raven.core.limit;

import java.time.Clock;

class InMemoryNodeStoreTest implements NodeStoreContract {
    private final NodeStore store = new InMemoryNodeStore(Clock.systemUTC());

    @Override
    public NodeStore nodes() {
        return store;
    }
}
