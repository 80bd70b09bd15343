package dev.raven.persistence.limit;

import dev.raven.core.limit.LimitStore;
import dev.raven.core.limit.LimitStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisLimitStoreTest implements LimitStoreContract {
    @Override
    public LimitStore limits() {
        return new JedisLimitStore(TestRedis.shared());
    }
}
