package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Looks on which addresses Redis listens, where it lets Raven ask. */
@ApplicationScoped
class RedisBindProbe implements ChecklistProbe {
    private final RedisServers servers;

    @Inject
    RedisBindProbe(RedisServers servers) {
        this.servers = servers;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.REDIS_BIND;
    }

    @Override
    public Finding look(TenantId owner) {
        List<Finding> findings = servers.each(RedisBindProbe::bind).stream()
                .map(told -> told.map(BoundAddresses::judge)
                        .orElseGet(() -> Finding.manual("Redis does not let Raven ask where it listens (CONFIG GET).")))
                .toList();
        return findings.stream()
                .max(Comparator.comparing(Finding::status))
                .orElseThrow(() -> new IllegalStateException("no server takes writes"));
    }

    private static Optional<String> bind(Jedis server) {
        try {
            return Optional.ofNullable(server.configGet("bind").get("bind"));
        } catch (JedisDataException answer) {
            if (RedisServers.isRefusal(answer)) {
                return Optional.empty();
            }
            throw answer;
        }
    }
}
