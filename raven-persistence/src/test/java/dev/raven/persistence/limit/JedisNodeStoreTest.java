package dev.raven.persistence.limit;

import dev.raven.core.limit.NodeStore;
import dev.raven.core.limit.NodeStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisNodeStoreTest implements NodeStoreContract {
    @Override
    public NodeStore nodes() {
        return new JedisNodeStore(TestRedis.shared());
    }
}
