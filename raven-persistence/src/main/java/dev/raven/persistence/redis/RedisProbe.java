package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.startup.ReadinessProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import redis.clients.jedis.UnifiedJedis;

/** Asks Redis for a sign of life. */
@ApplicationScoped
class RedisProbe implements ReadinessProbe {
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
    public boolean up() {
        try {
            redis.repeatably(UnifiedJedis::ping);
            return true;
        } catch (UnavailableException away) {
            return false;
        }
    }
}
