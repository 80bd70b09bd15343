package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.startup.StartupStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Opens the connection, with all its checks, before anything else is tried. */
@ApplicationScoped
class RedisStartup implements StartupStep {
    private final Redis redis;

    @Inject
    RedisStartup(Redis redis) {
        this.redis = redis;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void run() {
        redis.read(client -> client.exists(RedisKeys.of(TenantId.PLATFORM, "tenants")));
    }
}
