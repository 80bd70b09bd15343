package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Looks who Raven is in Redis, and whether that user may do what none needs. */
@ApplicationScoped
class RedisAclProbe implements ChecklistProbe {
    private final RedisServers servers;

    @Inject
    RedisAclProbe(RedisServers servers) {
        this.servers = servers;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.REDIS_ACL;
    }

    @Override
    public Finding look(TenantId owner) {
        return servers.each(RedisAclProbe::of).stream()
                .max(Comparator.comparing(Finding::status))
                .orElseThrow(() -> new IllegalStateException("no server takes writes"));
    }

    private static Finding of(Jedis server) {
        try {
            String user = server.aclWhoAmI();
            if (user.equals("default")) {
                return Finding.fail("Raven is the user that everybody is who names none (default).");
            }
            return mayAdministrate(server, user)
                    ? Finding.warn(
                            "Raven has a user of its own, which may read the users of Redis; so it may do more than"
                                    + " it needs.")
                    : Finding.pass("Raven has a user of its own, which may not even read the users of Redis.");
        } catch (JedisDataException answer) {
            if (RedisServers.isRefusal(answer)) {
                return Finding.pass("Raven has a user of its own, which may not even ask who it is.");
            }
            throw answer;
        }
    }

    private static boolean mayAdministrate(Jedis server, String user) {
        try {
            server.aclGetUser(user);
            return true;
        } catch (JedisDataException answer) {
            if (RedisServers.isRefusal(answer)) {
                return false;
            }
            throw answer;
        }
    }
}
