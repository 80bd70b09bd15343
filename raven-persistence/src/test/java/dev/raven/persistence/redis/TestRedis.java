package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;
import dev.raven.core.signal.Signals;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/**
 * The gate to the shared Redis of the tests, opened as in production: one server, or a cluster or Sentinels where the
 * property {@code raven.redis} says so. The build runs the tests of the stores on all three.
 */
public final class TestRedis {
    private static final RoutedJedis CLIENT = client(sharedUrl());

    private TestRedis() {}

    public static Redis shared() {
        return over(CLIENT);
    }

    /** The client itself, to look at what was stored. */
    public static UnifiedJedis sharedClient() {
        return CLIENT;
    }

    public static Redis over(UnifiedJedis client) {
        return over(client, Acknowledgement.NONE);
    }

    static Redis over(UnifiedJedis client, Acknowledgement acknowledgement) {
        return new Redis((RoutedJedis) client, acknowledgement, Signals.NONE);
    }

    public static UnifiedJedis client(RedisServer server) {
        return client(server.url());
    }

    static RoutedJedis client(String url) {
        return RedisConnection.open(RedisLogin.of(RedisUrl.parse(url), new Environment(Map.of())));
    }

    private static String sharedUrl() {
        return switch (System.getProperty("raven.redis", "server")) {
            case "cluster" -> {
                RedisCluster cluster = RedisCluster.start(0);
                Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
                yield cluster.url();
            }
            case "sentinel" -> {
                RedisSentinels sentinels = RedisSentinels.start(1);
                Runtime.getRuntime().addShutdownHook(new Thread(sentinels::close));
                yield sentinels.url();
            }
            default -> RedisServer.shared().url();
        };
    }
}
