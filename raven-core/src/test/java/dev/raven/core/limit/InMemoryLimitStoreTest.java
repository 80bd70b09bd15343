package dev.raven.core.limit;

import java.time.Clock;

class InMemoryLimitStoreTest implements LimitStoreContract {
    private final LimitStore store = new InMemoryLimitStore(Clock.systemUTC());

    @Override
    public LimitStore limits() {
        return store;
    }
}
