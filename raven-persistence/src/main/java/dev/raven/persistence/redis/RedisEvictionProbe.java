package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Looks what a full server does. */
@ApplicationScoped
class RedisEvictionProbe implements ChecklistProbe {
    private final RedisServers servers;

    @Inject
    RedisEvictionProbe(RedisServers servers) {
        this.servers = servers;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.REDIS_EVICTION;
    }

    @Override
    public Finding look(TenantId owner) {
        List<String> policies = servers.each(RedisEvictionProbe::policy);
        String seen = "maxmemory-policy of every server that takes writes: " + String.join(", ", policies) + ".";
        return policies.stream().allMatch("noeviction"::equals) ? Finding.pass(seen) : Finding.fail(seen);
    }

    private static String policy(Jedis server) {
        try {
            return server.info("memory")
                    .lines()
                    .filter(line -> line.startsWith("maxmemory_policy:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("not told");
        } catch (JedisDataException answer) {
            if (RedisServers.isRefusal(answer)) {
                return "not told";
            }
            throw answer;
        }
    }
}
