package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.Pool;

/** Tells an operator what is wrong between {@code REDIS_URL} and Redis, and the mend. */
final class RedisMistakes {
    private RedisMistakes() {}

    /** @throws SettingException where another kind of server answers than the URL says */
    static void requireMode(RedisUrl url, Pool<?> master) {
        String mode = mode(master);
        boolean cluster = url.topology() == RedisTopology.CLUSTER;
        if (!cluster && mode.equals("cluster")) {
            throw setting(url, " is part of a cluster; write redis+cluster:// in the URL.");
        }
        if (!cluster && mode.equals("sentinel")) {
            throw setting(url, " is a Sentinel; write redis+sentinel:// and the master's name in the URL.");
        }
    }

    /** What the server says it is; empty where the user may not ask. */
    private static String mode(Pool<?> pool) {
        try (Jedis server = new Jedis((Connection) pool.getResource())) {
            server.ping();
            return server.info("server")
                    .lines()
                    .filter(line -> line.matches("(redis|server)_mode:.*")) // Valkey says server_mode
                    .map(line -> line.substring(line.indexOf(':') + 1))
                    .findFirst()
                    .orElse("");
        } catch (JedisAccessControlException mayNotAsk) {
            if (String.valueOf(mayNotAsk.getMessage()).startsWith("NOPERM")) {
                return "";
            }
            throw mayNotAsk;
        }
    }

    static SettingException explained(RedisUrl url, Throwable failure) {
        if (has(failure, SSLException.class) || brokenOff(url, failure)) {
            return setting(
                    url,
                    " does not speak TLS, or its certificate is not trusted or for another host, or it wants one of"
                            + " Raven; use redis:// or correct " + RedisTls.CA_FILE + ", " + RedisTls.CERT_FILE + ".");
        }
        if (has(failure, JedisAccessControlException.class) || says(failure, "ERR AUTH|ERR invalid password")) {
            return setting(url, " refuses the user or the password in the URL; correct them.");
        }
        return switch (url.topology()) {
            case SERVER -> ofServer(url, failure);
            case SENTINEL -> ofSentinel(url, failure);
            case CLUSTER -> ofCluster(url, failure);
        };
    }

    /** How a server that misses a certificate ends a connection: TLS 1.3 has greeted the client by then. */
    private static boolean brokenOff(RedisUrl url, Throwable failure) {
        return url.tls()
                && url.topology() != RedisTopology.SENTINEL
                && has(failure, JedisConnectionException.class)
                && Stream.of(ConnectException.class, UnknownHostException.class, SocketTimeoutException.class)
                        .noneMatch(type -> has(failure, type));
    }

    private static SettingException ofServer(RedisUrl url, Throwable failure) {
        if (has(failure, JedisDataException.class)) {
            return setting(url, " refuses the connection; check the number of the database and its log.");
        }
        return has(failure, JedisConnectionException.class)
                ? setting(url, " cannot be reached; start it, or correct host, port and TLS in the URL.")
                : setting(url, " cannot be used; look into its log.");
    }

    private static SettingException ofSentinel(RedisUrl url, Throwable failure) {
        if (says(failure, "Can connect to sentinel")) {
            return setting(url, " is not known to them; correct the master's name in the URL.");
        }
        if (says(failure, "All sentinels down")) {
            return setting(
                    url,
                    " cannot be found, as no Sentinel answers; start them, or correct hosts, ports and TLS in the URL,"
                            + " RAVEN_SENTINEL_USER and RAVEN_SENTINEL_PASSWORD.");
        }
        return ofServer(url, failure);
    }

    private static SettingException ofCluster(RedisUrl url, Throwable failure) {
        if (says(failure, "ERR This instance has cluster support disabled")) {
            return setting(url, " is no cluster; write redis:// in the URL.");
        }
        return says(failure, "Cluster slots")
                ? setting(url, " is not complete; wait until each slot has a master.")
                : ofServer(url, failure);
    }

    private static SettingException setting(RedisUrl url, String mend) {
        return new SettingException(RedisUrl.SETTING, url + mend);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return all(failure).anyMatch(type::isInstance);
    }

    private static boolean says(Throwable failure, String beginning) {
        return all(failure).anyMatch(f -> String.valueOf(f.getMessage()).matches("(?s)(" + beginning + ").*"));
    }

    /** A cluster's client keeps what each server did among the suppressed ones. */
    private static Stream<Throwable> all(@Nullable Throwable failure) {
        return failure == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(failure),
                        Stream.concat(
                                all(failure.getCause()),
                                Arrays.stream(failure.getSuppressed()).flatMap(RedisMistakes::all)));
    }
}
