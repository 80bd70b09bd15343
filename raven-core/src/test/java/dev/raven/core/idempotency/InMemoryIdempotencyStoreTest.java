package dev.raven.core.idempotency;

import java.time.InstantSource;

class InMemoryIdempotencyStoreTest implements IdempotencyStoreContract {
    private final InMemoryIdempotencyStore store = new InMemoryIdempotencyStore(InstantSource.system());

    @Override
    public IdempotencyStore requests() {
        return store;
    }
}
