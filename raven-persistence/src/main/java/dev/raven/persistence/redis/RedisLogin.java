package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.JedisClientConfig;

/** Where Redis is and how to get in; holds passwords, so it is no record and never prints them. */
final class RedisLogin {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int GREETING_MILLIS = 1_000;
    private static final String SENTINEL_USER = "RAVEN_SENTINEL_USER";
    private static final String SENTINEL_PASSWORD = "RAVEN_SENTINEL_PASSWORD";

    private final RedisUrl url;
    private final Environment environment;
    private final @Nullable SSLSocketFactory tls;

    private RedisLogin(RedisUrl url, Environment environment, @Nullable SSLSocketFactory tls) {
        this.url = url;
        this.environment = environment;
        this.tls = tls;
    }

    /** @throws dev.raven.core.settings.SettingException for files that cannot be used */
    static RedisLogin of(RedisUrl url, Environment environment) {
        if (url.tls()) {
            return new RedisLogin(url, environment, RedisTls.from(environment));
        }
        RedisTls.requireNone(environment);
        return new RedisLogin(url, environment, null);
    }

    RedisUrl url() {
        return url;
    }

    /** For the servers that hold data. */
    JedisClientConfig servers() {
        return as(url.user(), url.password()).database(url.database()).build();
    }

    /** For the Sentinels, which have users of their own. */
    JedisClientConfig sentinels() {
        return as(environment.text(SENTINEL_USER), environment.text(SENTINEL_PASSWORD))
                .build();
    }

    /** For the same servers, as somebody who has no password. */
    JedisClientConfig nobody() {
        return encrypted(DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(CONNECT_MILLIS)
                        .socketTimeoutMillis(GREETING_MILLIS)
                        .resp2()
                        .autoNegotiateProtocol(false)
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED))
                .build();
    }

    /** A connection is given {@link RoutedCommands#ANSWER_MILLIS} once it has been greeted. */
    private DefaultJedisClientConfig.Builder as(Optional<String> user, Optional<String> password) {
        return encrypted(DefaultJedisClientConfig.builder()
                .user(user.orElse(null))
                .password(password.orElse(null))
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(GREETING_MILLIS)
                .resp2()
                .autoNegotiateProtocol(false)
                .clientName("raven"));
    }

    private DefaultJedisClientConfig.Builder encrypted(DefaultJedisClientConfig.Builder config) {
        return tls == null ? config : config.ssl(true).sslSocketFactory(tls).sslParameters(hostVerified());
    }

    /** Without this, a certificate that the authority gave to any other host would do. */
    private static SSLParameters hostVerified() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
