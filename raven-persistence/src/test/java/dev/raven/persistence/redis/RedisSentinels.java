package dev.raven.persistence.redis;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A master with replicas, watched by three Sentinels, two of which must agree that it is gone. */
public final class RedisSentinels implements AutoCloseable {
    public static final String MASTER = "raven";
    private static final int SENTINELS = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final List<RedisServer> servers = new ArrayList<>();
    private final List<RedisServer> sentinels = new ArrayList<>();

    private RedisSentinels() {}

    public static RedisSentinels start(int replicas) {
        RedisSentinels started = new RedisSentinels();
        try {
            started.assemble(replicas);
            return started;
        } catch (RuntimeException failed) {
            started.close();
            throw failed;
        }
    }

    private void assemble(int replicas) {
        servers.add(RedisServer.start("--appendfsync", "everysec"));
        for (int i = 0; i < replicas; i++) {
            servers.add(RedisServer.start(
                    "--appendfsync", "everysec", "--replicaof", RedisServer.HOST + " " + master().port()));
        }
        RedisAnswers.await(
                master(),
                "replication",
                info -> info.lines()
                                .filter(line -> line.contains("state=online"))
                                .count()
                        == replicas,
                PATIENCE_NANOS);
        for (int i = 0; i < SENTINELS; i++) {
            sentinels.add(RedisServer.startSentinel("""
                    sentinel monitor %1$s %2$s %3$d 2
                    sentinel down-after-milliseconds %1$s 1000
                    sentinel failover-timeout %1$s 5000
                    """.formatted(MASTER, RedisServer.HOST, master().port())));
        }
        awaitAgreement(replicas);
    }

    /** A Sentinel that does not know the others, or no replica, would not replace a master. */
    private void awaitAgreement(int replicas) {
        for (RedisServer sentinel : sentinels) {
            RedisAnswers.await(
                    sentinel,
                    "sentinel masters",
                    said -> said.contains("num-other-sentinels=" + (SENTINELS - 1))
                            && said.contains("num-slaves=" + replicas),
                    PATIENCE_NANOS);
        }
    }

    /** The master of the beginning. */
    public RedisServer master() {
        return servers.get(0);
    }

    /** One of those who follow it. */
    public RedisServer replica(int index) {
        return servers.get(1 + index);
    }

    RedisServer sentinel(int index) {
        return sentinels.get(index);
    }

    public String url() {
        return "redis+sentinel://"
                + sentinels.stream().map(RedisServer::address).collect(joining(",")) + "/" + MASTER;
    }

    @Override
    public void close() {
        Stream.of(sentinels, servers).flatMap(List::stream).forEach(RedisServer::kill);
    }
}
