package dev.raven.persistence.redis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Knocks at every server as somebody who has no password. A replica without one gives away all that its master keeps; a Sentinel
 * without one lets anybody name another master.
 */
final class OpenDoors {
    private static final Pattern REPLICA = Pattern.compile("(?m)^slave\\d+:ip=([^,]+),port=(\\d+),");

    private final RedisLogin login;
    private final Set<String> open = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    private OpenDoors(RedisLogin login) {
        this.login = login;
    }

    /** @throws redis.clients.jedis.exceptions.JedisException where a server that takes writes is away */
    static OpenDoors found(RedisLogin login, RedisServers servers) {
        OpenDoors doors = new OpenDoors(login);
        Set<HostAndPort> all = new LinkedHashSet<>(servers.addresses());
        servers.each(doors::replicas).forEach(all::addAll);
        if (login.url().topology() == RedisTopology.SENTINEL) {
            all.addAll(login.url().servers());
            login.url().servers().forEach(sentinel -> all.addAll(doors.others(sentinel)));
        }
        all.forEach(doors::knock);
        return doors;
    }

    /** Those that let anybody in. */
    Set<String> open() {
        return open;
    }

    /** Those that were not reached, and kinds of servers of which nobody told. */
    Set<String> unknown() {
        return unknown;
    }

    private List<HostAndPort> replicas(Jedis master) {
        try {
            return REPLICA.matcher(master.info("replication"))
                    .results()
                    .map(found -> new HostAndPort(found.group(1), Integer.parseInt(found.group(2))))
                    .toList();
        } catch (JedisDataException untold) {
            unknown.add("replicas");
            return List.of();
        }
    }

    /** The Sentinels that one of them knows besides itself. */
    private List<HostAndPort> others(HostAndPort sentinel) {
        try (Jedis asked = new Jedis(sentinel, login.sentinels())) {
            return asked.sentinelSentinels(login.url().master()).stream()
                    .map(other -> new HostAndPort(other.get("ip"), Integer.parseInt(other.get("port"))))
                    .toList();
        } catch (JedisConnectionException | JedisDataException untold) {
            unknown.add("Sentinels that " + sentinel + " knows");
            return List.of();
        }
    }

    private void knock(HostAndPort server) {
        try (Jedis nobody = new Jedis(server, login.nobody())) {
            nobody.ping();
            open.add(server.toString());
        } catch (JedisConnectionException away) {
            unknown.add(server.toString());
        } catch (JedisDataException answer) {
            if (!RedisServers.isRefusal(answer)) {
                throw answer;
            }
        }
    }
}
