package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import redis.clients.jedis.HostAndPort;

/** Knocks at every server without a password. */
@ApplicationScoped
class RedisAuthProbe implements ChecklistProbe {
    private final RedisServers servers;

    @Inject
    RedisAuthProbe(RedisServers servers) {
        this.servers = servers;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.REDIS_AUTH;
    }

    @Override
    public Finding look(TenantId owner) {
        List<HostAndPort> open = servers.open();
        return open.isEmpty()
                ? Finding.pass("Every server that takes writes refused a connection without a password just now.")
                : Finding.fail("Answered without a password just now: " + open + ".");
    }
}
