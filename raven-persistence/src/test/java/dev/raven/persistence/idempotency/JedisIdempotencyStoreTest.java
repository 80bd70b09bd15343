package dev.raven.persistence.idempotency;

import dev.raven.core.idempotency.IdempotencyStore;
import dev.raven.core.idempotency.IdempotencyStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisIdempotencyStoreTest implements IdempotencyStoreContract {
    @Override
    public IdempotencyStore requests() {
        return new JedisIdempotencyStore(TestRedis.shared());
    }
}
