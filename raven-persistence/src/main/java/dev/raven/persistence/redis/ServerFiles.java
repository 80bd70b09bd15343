package dev.raven.persistence.redis;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.Pool;

/** The files of a server: {@code INFO persistence} says how it fares with them. */
final class ServerFiles {
    private final Pool<?> server;

    ServerFiles(Pool<?> server) {
        this.server = server;
    }

    enum Kind {
        /** Of its writes. */
        WRITES,
        /** Of its content. */
        CONTENT
    }

    /** Which process it is: another one once it was started anew. */
    String process() {
        return told("server").getOrDefault("run_id", "");
    }

    /** Whether it has such a file, as far as it tells; one that is left from other settings is not known. */
    boolean has(Kind kind) {
        Map<String, String> now = told("persistence");
        boolean appends = "1".equals(now.get("aof_enabled"));
        return switch (kind) {
            case WRITES -> appends;
            case CONTENT ->
                !appends || !"-1".equals(now.get("rdb_last_bgsave_time_sec")) || ask(ServerFiles::savesByItself);
        };
    }

    /** Whether it is at one, or about to be. */
    boolean busy(Kind kind) {
        Map<String, String> now = told("persistence");
        return switch (kind) {
            case WRITES ->
                "1".equals(now.get("aof_rewrite_in_progress")) || "1".equals(now.get("aof_rewrite_scheduled"));
            case CONTENT -> "1".equals(now.get("rdb_bgsave_in_progress"));
        };
    }

    /** Whether the last one came to nothing. */
    boolean failed(Kind kind) {
        String status = kind == Kind.WRITES ? "aof_last_bgrewrite_status" : "rdb_last_bgsave_status";
        return !"ok".equals(told("persistence").get(status));
    }

    /** @throws redis.clients.jedis.exceptions.JedisException when it does not let us, or is at it already */
    void write(Kind kind) {
        ask(kind == Kind.WRITES ? Jedis::bgrewriteaof : Jedis::bgsave);
    }

    /** One that does not let us read its configuration is taken to. */
    private static boolean savesByItself(Jedis client) {
        try {
            return !client.configGet("save").getOrDefault("save", "").isEmpty();
        } catch (JedisDataException untold) {
            return true;
        }
    }

    private Map<String, String> told(String section) {
        return ask(client -> client.info(section))
                .lines()
                .map(line -> line.split(":", 2))
                .filter(line -> line.length == 2)
                .collect(Collectors.toMap(line -> line[0], line -> line[1].strip()));
    }

    private <T> T ask(Function<Jedis, T> question) {
        try (Jedis client = new Jedis((Connection) server.getResource())) {
            return question.apply(client);
        }
    }
}
