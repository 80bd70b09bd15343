package dev.raven.persistence.redis;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** Three masters, each with a third of the slots and, where asked for, a replica. */
public final class RedisCluster implements AutoCloseable {
    private static final int MASTERS = 3;
    private static final int LAST_SLOT = 16_383;
    private static final int PATIENCE_SECONDS = 30;

    private final List<RedisServer> servers = new ArrayList<>();

    private RedisCluster() {}

    /** @param replicas of each master, 0 or 1 */
    public static RedisCluster start(int replicas) {
        RedisCluster cluster = new RedisCluster();
        try {
            cluster.assemble(MASTERS * (1 + replicas));
            return cluster;
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    private void assemble(int size) {
        for (int i = 0; i < size; i++) {
            servers.add(RedisServer.start(
                    "--cluster-enabled", "yes", "--cluster-node-timeout", "1000", "--appendfsync", "everysec"));
        }
        IntStream.range(0, size).forEach(this::introduce);
        servers.forEach(server -> await(server, "cluster info", info -> info.contains("cluster_known_nodes:" + size)));
        servers.subList(MASTERS, size)
                .forEach(replica -> follow(replica, servers.get(servers.indexOf(replica) - MASTERS)));
        awaitHealthy();
    }

    private void introduce(int index) {
        try (Jedis server = servers.get(index).connect()) {
            cluster(server, "SET-CONFIG-EPOCH", Integer.toString(index + 1));
            if (index < MASTERS) {
                int share = LAST_SLOT / MASTERS;
                int first = index * (share + 1);
                int last = index == MASTERS - 1 ? LAST_SLOT : first + share;
                cluster(server, "ADDSLOTSRANGE", Integer.toString(first), Integer.toString(last));
            }
            cluster(
                    server,
                    "MEET",
                    RedisServer.HOST,
                    Integer.toString(servers.get(0).port()));
        }
    }

    private static void follow(RedisServer replica, RedisServer master) {
        try (Jedis from = replica.connect();
                Jedis to = master.connect()) {
            cluster(from, "REPLICATE", to.clusterMyId());
        }
    }

    private static void cluster(Jedis server, String... words) {
        server.sendCommand(Protocol.Command.CLUSTER, words);
    }

    /** Waits until every server says that every slot is served and every replica follows. */
    public void awaitHealthy() {
        servers.forEach(server -> await(server, "cluster info", info -> info.contains("cluster_state:ok")));
        long replicas = servers.size() - MASTERS;
        servers.forEach(server -> await(
                server,
                "cluster nodes",
                nodes -> nodes.lines().filter(line -> line.contains("slave")).count() == replicas
                        && !nodes.contains("fail")));
        servers.forEach(server -> await(
                server,
                "info",
                info -> info.contains("role:slave")
                        ? info.contains("master_link_status:up")
                        : replicas == 0 || info.contains("state=online")));
    }

    private static void await(RedisServer server, String question, Predicate<String> answer) {
        RedisAnswers.await(server, question, answer, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
    }

    /** Waits until the replica of a master that is gone has taken its place. */
    public void awaitPromotionOfReplica(int index) {
        await(servers.get(MASTERS + index), "replication", info -> info.contains("role:master"));
    }

    /** A master of some slots, as it was started. */
    public RedisServer master(int index) {
        return servers.get(index);
    }

    /** What follows that master, where replicas were asked for. */
    RedisServer replica(int index) {
        return servers.get(MASTERS + index);
    }

    public String url() {
        return "redis+cluster://" + servers.stream().map(RedisServer::address).collect(joining(","));
    }

    @Override
    public void close() {
        servers.forEach(RedisServer::kill);
    }
}
