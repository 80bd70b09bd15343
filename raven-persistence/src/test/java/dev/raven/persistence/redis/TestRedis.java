package dev.raven.persistence.redis;

import redis.clients.jedis.UnifiedJedis;

/** The gate to the shared Redis of the tests, opened as in production. */
public final class TestRedis {
    private static final UnifiedJedis CLIENT = client(RedisServer.shared());

    private TestRedis() {}

    public static Redis shared() {
        return new Redis(CLIENT);
    }

    /** The client itself, to look at what was stored. */
    public static UnifiedJedis sharedClient() {
        return CLIENT;
    }

    public static Redis over(UnifiedJedis client) {
        return new Redis(client);
    }

    public static UnifiedJedis client(RedisServer server) {
        return RedisConnection.open(RedisUrl.parse(server.url()));
    }
}
