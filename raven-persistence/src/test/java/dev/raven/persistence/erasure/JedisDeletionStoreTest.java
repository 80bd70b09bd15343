package dev.raven.persistence.erasure;

import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.erasure.DeletionStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisDeletionStoreTest implements DeletionStoreContract {
    @Override
    public DeletionStore ledger() {
        return new JedisDeletionStore(TestRedis.shared());
    }
}
