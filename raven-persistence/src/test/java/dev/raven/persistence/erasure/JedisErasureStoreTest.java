package dev.raven.persistence.erasure;

import dev.raven.core.erasure.ErasureStore;
import dev.raven.core.erasure.ErasureStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisErasureStoreTest implements ErasureStoreContract {
    @Override
    public ErasureStore journal() {
        return new JedisErasureStore(TestRedis.shared());
    }
}
