package dev.raven.persistence.limit;

import dev.raven.core.id.TenantId;
import dev.raven.core.limit.NodeStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** A sorted set of nodes by when each was last heard of, by Redis's own clock. */
@ApplicationScoped
class JedisNodeStore implements NodeStore {
    private static final Script ALIVE = Script.beside(JedisNodeStore.class, "alive");
    private static final String NODES = RedisKeys.of(TenantId.PLATFORM, "nodes");

    private final Redis redis;

    @Inject
    JedisNodeStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public int alive(String node, Duration silence) {
        return (int) redis.provisionally(ALIVE.on(List.of(NODES), node, silence.toMillis()))
                .number();
    }

    @Override
    public void gone(String node) {
        redis.provisionally(client -> client.zrem(NODES, node));
    }
}
