package dev.raven.persistence.memory;

import dev.raven.core.memory.MemoryStore;
import dev.raven.persistence.redis.Redis;

/** Memories in Redis, for tests of what lies beside them. */
public final class TestMemories {
    private TestMemories() {}

    public static MemoryStore in(Redis redis) {
        return new JedisMemoryStore(redis);
    }
}
