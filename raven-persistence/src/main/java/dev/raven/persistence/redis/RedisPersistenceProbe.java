package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Holds what was promised against how every server is set up now: the start looked at the masters of then. */
@ApplicationScoped
class RedisPersistenceProbe implements ChecklistProbe {
    private final RedisServers servers;

    @Inject
    RedisPersistenceProbe(RedisServers servers) {
        this.servers = servers;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.REDIS_PERSISTENCE;
    }

    @Override
    public Finding look(TenantId owner) {
        Durability promised = servers.promised();
        return servers.masters().stream().allMatch(promised::keptBy)
                ? Finding.pass("Every server that takes writes is set to what was promised: " + promised.needs() + ".")
                : Finding.fail("A server that takes writes is not set to what was promised, or does not tell; it needs "
                        + promised.needs() + ".");
    }
}
