package dev.raven.persistence.redis;

import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import redis.clients.jedis.HostAndPort;

/** Looks whether what goes to Redis can be read on the way. */
@ApplicationScoped
class RedisTlsProbe implements ChecklistProbe {
    private final RedisServers servers;

    @Inject
    RedisTlsProbe(RedisServers servers) {
        this.servers = servers;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.REDIS_TLS;
    }

    @Override
    public Finding look(TenantId owner) {
        return judge(servers.tls(), servers.addresses());
    }

    static Finding judge(boolean tls, List<HostAndPort> addresses) {
        if (tls) {
            return Finding.pass("REDIS_URL has TLS, and the certificates are checked.");
        }
        List<HostAndPort> away =
                addresses.stream().filter(server -> !isHere(server.getHost())).toList();
        return away.isEmpty()
                ? Finding.pass("Without TLS, and over this machine's own loopback alone.")
                : Finding.fail("Without TLS, and over a network, to " + away + ".");
    }

    /** A name that cannot be looked up is somebody else's. */
    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
