package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** Opens the pool of connections, and does not hand it out before Redis has answered. */
final class RedisConnection {
    private static final int CONNECTIONS = 64;
    private static final int TIMEOUT_MILLIS = 2_000;

    private RedisConnection() {}

    /** @throws SettingException that tells what keeps Redis from answering, without the password */
    static RedisClient open(RedisUrl url) {
        RedisClient client = RedisClient.builder()
                .connectionProvider(new PooledConnectionProvider(
                        new QuickHandshake(url.address(), config(url), TIMEOUT_MILLIS), pool()))
                .build();
        try {
            client.ping();
            return client;
        } catch (JedisException failure) {
            client.close();
            throw explained(url, failure);
        }
    }

    private static DefaultJedisClientConfig.Builder config(RedisUrl url) {
        return DefaultJedisClientConfig.builder()
                .user(url.user().orElse(null))
                .password(url.password().orElse(null))
                .database(url.database())
                .ssl(url.tls())
                .connectionTimeoutMillis(TIMEOUT_MILLIS)
                .resp2()
                .clientName("raven");
    }

    private static ConnectionPoolConfig pool() {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
        return pool;
    }

    private static SettingException explained(RedisUrl url, JedisException failure) {
        if (causedBy(failure, SSLException.class)) {
            return setting(url, " does not speak TLS, or its certificate is not trusted; use redis:// or trust it.");
        }
        if (causedBy(failure, JedisAccessControlException.class) || refused(failure)) {
            return setting(url, " refuses the user or the password in the URL; correct them.");
        }
        if (causedBy(failure, JedisDataException.class)) {
            return setting(url, " refuses the connection; check the number of the database and its log.");
        }
        return causedBy(failure, JedisConnectionException.class)
                ? setting(url, " cannot be reached; start it, or correct host, port and TLS in the URL.")
                : setting(url, " cannot be used; look into its log.");
    }

    private static SettingException setting(RedisUrl url, String mend) {
        return new SettingException(RedisUrl.SETTING, url + mend);
    }

    /** Redis says NOAUTH where no password was sent and WRONGPASS where a wrong one was. */
    private static boolean refused(@Nullable Throwable failure) {
        return failure != null
                && (String.valueOf(failure.getMessage())
                                .matches("(NOAUTH|WRONGPASS|NOPERM|ERR AUTH|ERR invalid password).*")
                        || refused(failure.getCause()));
    }

    private static boolean causedBy(@Nullable Throwable failure, Class<? extends Throwable> type) {
        return failure != null && (type.isInstance(failure) || causedBy(failure.getCause(), type));
    }
}
