package dev.raven.persistence.redis;

import dev.raven.core.settings.SettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import redis.clients.jedis.HostAndPort;

/**
 * Which Redis to use: {@code redis://[user:password@]host[:port][/database]}, with {@code redis+sentinel} and {@code
 * redis+cluster} for several servers and {@code rediss} for TLS. User and password are percent-encoded (RFC 3986). Holds
 * a password, so it never prints itself.
 */
final class RedisUrl {
    static final String SETTING = "REDIS_URL";

    private static final Pattern URL =
            Pattern.compile("redis(s?)(|\\+sentinel|\\+cluster)://(?:([^@/?#]*)@)?([^@/?#]+)(/[^?#]*)?");
    private static final Pattern SERVER = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([\\w.-]+))(?::(\\d{1,5}))?");

    private final RedisTopology topology;
    private final boolean tls;
    private final String user;
    private final Optional<String> password;
    private final Set<HostAndPort> servers = new LinkedHashSet<>();
    private final String path;

    private RedisUrl(Matcher url) {
        this.topology = RedisTopology.of(url.group(2));
        this.tls = !url.group(1).isEmpty();
        String[] userInfo = Optional.ofNullable(url.group(3)).orElse("").split(":", 2);
        this.user = decoded(userInfo[0]);
        this.password = userInfo.length > 1 ? Optional.of(decoded(userInfo[1])) : Optional.empty();
        for (String server : url.group(4).split(",", -1)) {
            servers.add(server(server, topology.port()));
        }
        this.path = Optional.ofNullable(url.group(5)).orElse("");
        topology.require(servers.size(), path);
    }

    /** @throws SettingException when it is no such URL; says what is allowed and never what was given */
    static RedisUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            throw invalid();
        }
        return new RedisUrl(url);
    }

    private static HostAndPort server(String text, int defaultPort) {
        Matcher server = SERVER.matcher(text);
        if (!server.matches()) {
            throw invalid();
        }
        int port = Optional.ofNullable(server.group(3)).map(Integer::parseInt).orElse(defaultPort);
        if (port < 1 || port > 65_535) {
            throw invalid();
        }
        return new HostAndPort(Optional.ofNullable(server.group(1)).orElse(server.group(2)), port);
    }

    static SettingException invalid() {
        return new SettingException(
                SETTING,
                "is not a valid URL; write redis://[user:password@]host[:port][/database], "
                        + "redis+sentinel://[user:password@]host[:port],host[:port]/master[/database] or "
                        + "redis+cluster://[user:password@]host[:port],host[:port], rediss for TLS, "
                        + "and percent-encode special characters in the password.");
    }

    RedisTopology topology() {
        return topology;
    }

    /** The server, the Sentinels, or some of the cluster. */
    Set<HostAndPort> servers() {
        return servers;
    }

    boolean tls() {
        return tls;
    }

    /** The name under which the Sentinels know the master; empty for the other topologies. */
    String master() {
        return topology == RedisTopology.SENTINEL ? path.split("/")[1] : "";
    }

    int database() {
        String rest = topology == RedisTopology.SENTINEL ? path.substring(1 + master().length()) : path;
        return rest.length() > 1 ? Integer.parseInt(rest.substring(1)) : 0;
    }

    Optional<String> user() {
        return Optional.of(user).filter(given -> !given.isEmpty());
    }

    Optional<String> password() {
        return password;
    }

    @Override
    public String toString() {
        return topology.says(servers.stream().map(HostAndPort::toString).collect(Collectors.joining(", ")), master());
    }

    /** A plus sign is a plus sign in a URL's user information; only forms read it as a space. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw invalid();
        }
    }
}
