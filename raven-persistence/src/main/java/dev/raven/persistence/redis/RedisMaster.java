package dev.raven.persistence.redis;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.util.Pool;

/**
 * What a server that takes writes says about itself, as far as durability goes.
 *
 * @param appendOnly its {@code appendonly}, empty where it does not tell
 * @param appendFsync its {@code appendfsync}, empty where it does not tell
 * @param replicas that follow it right now
 * @param answersWhenOnDisk whether it knows {@code WAITAOF}
 */
record RedisMaster(String appendOnly, String appendFsync, long replicas, boolean answersWhenOnDisk) {
    /** @throws redis.clients.jedis.exceptions.JedisException when it does not answer */
    static RedisMaster at(Pool<?> pool) {
        try (Jedis server = new Jedis((Connection) pool.getResource())) {
            Map<String, String> configuration = configuration(server);
            return new RedisMaster(
                    configuration.getOrDefault("appendonly", ""),
                    configuration.getOrDefault("appendfsync", ""),
                    replicas(server),
                    knows(server, "WAITAOF"));
        }
    }

    static void deleteAllBut(Pool<?> pool, Predicate<String> kept) {
        try (Jedis server = new Jedis((Connection) pool.getResource())) {
            String cursor = ScanParams.SCAN_POINTER_START;
            do {
                ScanResult<String> some = server.scan(
                        cursor, new ScanParams().match(RedisKeys.PREFIX + "*").count(1_000));
                some.getResult().stream().filter(kept.negate()).forEach(server::unlink);
                cursor = some.getCursor();
            } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        }
    }

    /** Whether what it holds comes to lie on a disk, as far as it says. */
    static boolean writesFiles(Pool<?> pool) {
        try (Jedis server = new Jedis((Connection) pool.getResource())) {
            Map<String, String> configuration = server.configGet("appendonly", "save");
            return !"no".equals(configuration.get("appendonly")) || !"".equals(configuration.get("save"));
        } catch (JedisDataException untold) {
            return true;
        }
    }

    boolean appends() {
        return appendOnly.equals("yes");
    }

    boolean syncs(String when) {
        return appendFsync.equals(when);
    }

    /** A server that does not let us read its configuration gives no reason to trust it. */
    private static Map<String, String> configuration(Jedis server) {
        try {
            return server.configGet("appendonly", "appendfsync");
        } catch (JedisDataException untold) {
            return Map.of();
        }
    }

    private static long replicas(Jedis server) {
        try {
            return server.info("replication")
                    .lines()
                    .filter(line -> line.matches("slave\\d+:.*state=online.*"))
                    .count();
        } catch (JedisDataException untold) {
            return 0;
        }
    }

    private static boolean knows(Jedis server, String command) {
        try {
            return server.sendCommand(Protocol.Command.COMMAND, "INFO", command) instanceof List<?> known
                    && known.get(0) instanceof List<?>;
        } catch (JedisDataException untold) {
            return false;
        }
    }
}
