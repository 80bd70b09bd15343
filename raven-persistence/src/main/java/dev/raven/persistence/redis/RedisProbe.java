package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.id.TenantId;
import dev.raven.core.startup.Condition;
import dev.raven.core.startup.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads a key that every node lives on: a cluster without its server answers a mere ping. */
@ApplicationScoped
class RedisProbe implements ReadinessProbe {
    private static final String KEY = RedisKeys.of(TenantId.PLATFORM, "tenants");

    private final Redis redis;

    @Inject
    RedisProbe(Redis redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Condition condition() {
        try {
            redis.read(client -> client.exists(KEY));
            return Condition.UP;
        } catch (UnavailableException away) {
            return Condition.DOWN;
        }
    }
}
