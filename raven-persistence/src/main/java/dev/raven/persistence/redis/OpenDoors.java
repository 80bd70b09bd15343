package dev.raven.persistence.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Knocks at every server that is named as somebody who has no password. A replica without one gives away all that its master keeps; a
 * Sentinel without one lets anybody name another master. One names the others: a server its replicas, a Sentinel the replicas and
 * Sentinels that it knows, and a cluster its nodes, also those that do not follow at the moment.
 */
final class OpenDoors {
    private static final Pattern REPLICA = Pattern.compile("(?m)^slave\\d+:ip=([^,]+),port=(\\d+),");
    /** A line of {@code CLUSTER NODES}: address, host name where there is one, flags. */
    private static final Pattern NODE = Pattern.compile("(?m)^\\S+ (\\S*):(\\d+)@\\d+(?:,([^,\\s]*))?\\S* (\\S+)");

    private final RedisLogin login;
    private final Set<HostAndPort> asked = new HashSet<>();
    private final Set<String> open = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    private OpenDoors(RedisLogin login) {
        this.login = login;
    }

    /** @throws redis.clients.jedis.exceptions.JedisException where a server that takes writes is away */
    static OpenDoors found(RedisLogin login, RedisServers servers) {
        OpenDoors doors = new OpenDoors(login);
        servers.each(Jedis::ping); // one that is away leaves nothing to be said
        doors.follow(servers.addresses());
        switch (login.url().topology()) {
            case SERVER -> {}
            case SENTINEL -> login.url().servers().forEach(doors::sentinel);
            case CLUSTER -> servers.each(doors::nodes).forEach(doors::follow);
        }
        return doors;
    }

    /** How many were knocked at. */
    int asked() {
        return asked.size();
    }

    /** Those that let anybody in. */
    Set<String> open() {
        return open;
    }

    /** Those that were not reached, and kinds of servers of which nobody told. */
    Set<String> unknown() {
        return unknown;
    }

    /** Knocks at servers that hold data, and at whom they name. */
    private void follow(Collection<HostAndPort> first) {
        Queue<HostAndPort> named = new ArrayDeque<>(first);
        while (!named.isEmpty()) {
            HostAndPort server = named.remove();
            if (knock(server) && usedBy(server)) {
                named.addAll(replicas(server));
            }
        }
    }

    /** Raven's password goes to no machine that is merely named; one of a cluster or Sentinels may take over at any time. */
    private boolean usedBy(HostAndPort server) {
        return login.url().topology() != RedisTopology.SERVER
                || login.url().servers().contains(server);
    }

    private List<HostAndPort> replicas(HostAndPort server) {
        try (Jedis raven = new Jedis(server, login.servers())) {
            return REPLICA.matcher(raven.info("replication"))
                    .results()
                    .map(found -> new HostAndPort(found.group(1), Integer.parseInt(found.group(2))))
                    .toList();
        } catch (JedisConnectionException | JedisDataException untold) {
            unknown.add("replicas of " + server);
            return List.of();
        }
    }

    private void sentinel(HostAndPort sentinel) {
        knock(sentinel);
        List<Map<String, String>> sentinels = new ArrayList<>();
        List<Map<String, String>> replicas = new ArrayList<>();
        try (Jedis raven = new Jedis(sentinel, login.sentinels())) {
            sentinels.addAll(raven.sentinelSentinels(login.url().master()));
            replicas.addAll(raven.sentinelReplicas(login.url().master()));
        } catch (JedisConnectionException | JedisDataException untold) {
            unknown.add("Sentinels and replicas that " + sentinel + " knows");
        }
        sentinels.forEach(other -> knock(address(other)));
        follow(replicas.stream().map(OpenDoors::address).toList());
    }

    private static HostAndPort address(Map<String, String> known) {
        return new HostAndPort(known.get("ip"), Integer.parseInt(known.get("port")));
    }

    private List<HostAndPort> nodes(Jedis master) {
        try {
            return NODE.matcher(master.clusterNodes())
                    .results()
                    .filter(this::hasAddress)
                    .map(OpenDoors::address)
                    .toList();
        } catch (JedisDataException untold) {
            unknown.add("nodes of the cluster");
            return List.of();
        }
    }

    /** One that does not know its own is the one that was asked. */
    private boolean hasAddress(MatchResult node) {
        if (node.group(1).isEmpty() && !node.group(4).contains("myself")) {
            unknown.add("a node of the cluster without an address");
        }
        return !node.group(1).isEmpty();
    }

    /** By the name that its certificate has, where it tells one. */
    private static HostAndPort address(MatchResult node) {
        String name = node.group(3);
        return new HostAndPort(name == null || name.isEmpty() ? node.group(1) : name, Integer.parseInt(node.group(2)));
    }

    /** @return whether it was reached, and for the first time */
    private boolean knock(HostAndPort server) {
        if (!asked.add(server)) {
            return false;
        }
        try (Jedis nobody = new Jedis(server, login.nobody())) {
            nobody.ping();
            open.add(server.toString());
        } catch (JedisConnectionException away) {
            unknown.add(server.toString());
            return false;
        } catch (JedisDataException answer) {
            if (!RedisServers.isRefusal(answer)) {
                throw answer;
            }
        }
        return true;
    }
}
