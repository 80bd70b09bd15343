package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import redis.clients.jedis.HostAndPort;

/**
 * Which Redis to use: {@code redis://[user:password@]host[:port][/database]}, or {@code rediss://} for TLS. User and
 * password are percent-encoded (RFC 3986). Holds a password, so it never prints itself.
 */
final class RedisUrl {
    static final String SETTING = "REDIS_URL";
    private static final int DEFAULT_PORT = 6379;

    private final URI uri;

    private RedisUrl(URI uri) {
        this.uri = uri;
    }

    /** @throws SettingException when it is no such URL; says what is allowed and never what was given */
    static RedisUrl parse(String text) {
        try {
            URI uri = new URI(text);
            requireScheme(uri);
            if (uri.getHost() == null
                    || uri.getQuery() != null
                    || !uri.getPath().matches("(/\\d{0,4})?")) {
                throw invalid();
            }
            return new RedisUrl(uri);
        } catch (URISyntaxException notAUrl) {
            throw invalid();
        }
    }

    private static void requireScheme(URI uri) {
        String scheme = String.valueOf(uri.getScheme());
        switch (scheme) {
            case "redis", "rediss" -> {}
            case "redis+sentinel", "redis+cluster" ->
                throw new SettingException(
                        SETTING, scheme + ":// is not supported yet; use redis:// or rediss:// with one server.");
            default -> throw invalid();
        }
    }

    private static SettingException invalid() {
        return new SettingException(
                SETTING,
                "is not a valid URL; write redis://[user:password@]host[:port][/database], rediss:// for TLS, "
                        + "and percent-encode special characters in the password.");
    }

    HostAndPort address() {
        return new HostAndPort(uri.getHost(), uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort());
    }

    boolean tls() {
        return "rediss".equals(uri.getScheme());
    }

    int database() {
        String path = uri.getPath();
        return path.length() > 1 ? Integer.parseInt(path.substring(1)) : 0;
    }

    Optional<String> user() {
        return userInfo().map(info -> decoded(info.split(":", 2)[0])).filter(user -> !user.isEmpty());
    }

    Optional<String> password() {
        return userInfo().filter(info -> info.contains(":")).map(info -> decoded(info.split(":", 2)[1]));
    }

    @Override
    public String toString() {
        return "Redis at " + address();
    }

    private Optional<String> userInfo() {
        return Optional.ofNullable(uri.getRawUserInfo());
    }

    /** A plus sign is a plus sign in a URL's user information; only forms read it as a space. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
