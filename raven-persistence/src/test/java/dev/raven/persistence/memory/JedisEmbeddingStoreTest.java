package dev.raven.persistence.memory;

import dev.raven.core.memory.EmbeddingStore;
import dev.raven.core.memory.EmbeddingStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisEmbeddingStoreTest implements EmbeddingStoreContract {
    private final EmbeddingStore store = new JedisEmbeddingStore(TestRedis.shared());

    @Override
    public EmbeddingStore store() {
        return store;
    }
}
