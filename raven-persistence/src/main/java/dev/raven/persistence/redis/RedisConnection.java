package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.ClusterConnectionProvider;
import redis.clients.jedis.providers.ConnectionProvider;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.clients.jedis.providers.SentineledConnectionProvider;
import redis.clients.jedis.util.Delay;

/** Opens a pool of connections to each server, and does not hand them out before Redis has answered. */
final class RedisConnection {
    private static final int CONNECTIONS = 64;
    private static final Duration WAIT_FOR_A_FREE_ONE = Duration.ofSeconds(2);
    private static final Duration LOOKED_UP_AGAIN = Duration.ofSeconds(1);

    private RedisConnection() {}

    /** @throws SettingException that tells what keeps Redis from answering, without the password */
    static RoutedJedis open(RedisLogin login) {
        try {
            return answering(new RoutedJedis(servers(login), Acknowledgement.NONE), login.url());
        } catch (JedisException failure) {
            throw RedisMistakes.explained(login.url(), failure);
        }
    }

    private static RoutedJedis answering(RoutedJedis client, RedisUrl url) {
        try {
            client.masters().forEach(master -> RedisMistakes.requireMode(url, master));
            return client;
        } catch (JedisException | SettingException unusable) {
            client.close();
            throw unusable;
        }
    }

    private static ConnectionProvider servers(RedisLogin login) {
        RedisUrl url = login.url();
        return switch (url.topology()) {
            case SERVER -> new PooledConnectionProvider(url.servers().iterator().next(), login.servers(), pool());
            case SENTINEL ->
                new SentineledConnectionProvider(
                        url.master(),
                        login.servers(),
                        pool(),
                        url.servers(),
                        login.sentinels(),
                        Delay.constant(LOOKED_UP_AGAIN));
            case CLUSTER -> new ClusterConnectionProvider(url.servers(), login.servers(), pool(), LOOKED_UP_AGAIN);
        };
    }

    private static ConnectionPoolConfig pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(WAIT_FOR_A_FREE_ONE);
        pool.setJmxEnabled(
                false); // it would hold the application in a server that it is taken from, until it is closed
        return pool;
    }
}
