package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

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
        Set<String> mayDo = new LinkedHashSet<>();
        servers.each(RedisAclProbe::needless).forEach(mayDo::addAll);
        if (servers.user().isEmpty()) {
            return Finding.fail("Raven is the user that everybody is who names none (default).");
        }
        return mayDo.isEmpty()
                ? Finding.pass(
                        "Raven has a user of its own, which may do nothing of what was tried that it does not need.")
                : Finding.warn("Raven has a user of its own, which may do more than it needs: "
                        + String.join(", ", mayDo) + ".");
    }

    /** What does no harm and is refused to whoever may do no more than Raven needs. */
    private static List<String> needless(Jedis server) {
        Map<String, Runnable> tried = new LinkedHashMap<>();
        tried.put("read the users of Redis", () -> server.aclGetUser("default"));
        tried.put("read its slow log", server::slowlogLen);
        tried.put("touch keys of others", () -> server.exists("not-of-raven"));
        return tried.entrySet().stream()
                .filter(one -> isAllowed(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A server of a cluster that names another one for a key has let it pass; a command that was taken away does no harm. */
    private static boolean isAllowed(Runnable command) {
        try {
            command.run();
            return true;
        } catch (JedisRedirectionException elsewhere) {
            return true;
        } catch (JedisDataException answer) {
            if (RedisServers.isRefusal(answer)
                    || String.valueOf(answer.getMessage()).matches("(?si)ERR unknown (sub)?command.*")) {
                return false;
            }
            throw answer;
        }
    }
}
