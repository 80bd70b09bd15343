package dev.raven.persistence.redis;

import dev.raven.api.problem.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.Pool;

/** The servers that take writes, asked about how they are set up. Every method throws {@link UnavailableException} when one is away. */
final class RedisServers {
    private static final String REFUSED = "(NOAUTH|DENIED|NOPERM) .*";

    private final RedisLogin login;
    private final RoutedJedis client;
    private final Durability promised;

    RedisServers(RedisLogin login, RoutedJedis client, Durability promised) {
        this.login = login;
        this.client = client;
        this.promised = promised;
    }

    /** Whether the way to them is encrypted. */
    boolean tls() {
        return login.url().tls();
    }

    Durability promised() {
        return promised;
    }

    List<HostAndPort> addresses() {
        return asked(() -> client.masters().stream().map(RedisServers::address).toList());
    }

    List<RedisMaster> masters() {
        return asked(() -> client.masters().stream().map(RedisMaster::at).toList());
    }

    /** The answers of all of them. */
    <T> List<T> each(Function<Jedis, T> question) {
        return asked(() ->
                client.masters().stream().map(master -> ask(master, question)).toList());
    }

    /** Who Raven is there; empty where that is whoever names no user. Without a password, Jedis tells no user. */
    Optional<String> user() {
        return login.url()
                .user()
                .filter(user -> login.url().password().isPresent())
                .filter(user -> !user.equals("default"));
    }

    /** What all servers that are named, replicas and Sentinels among them, do for whoever names no user and no password. */
    OpenDoors openDoors() {
        return asked(() -> OpenDoors.found(login, this));
    }

    /** Whether a server said that Raven may not ask. */
    static boolean isRefusal(JedisDataException answer) {
        return String.valueOf(answer.getMessage()).matches("(?s)" + REFUSED);
    }

    private static HostAndPort address(Pool<?> master) {
        try (Connection connection = (Connection) master.getResource()) {
            return connection.getHostAndPort();
        }
    }

    private static <T> T ask(Pool<?> master, Function<Jedis, T> question) {
        try (Jedis server = new Jedis((Connection) master.getResource())) {
            return question.apply(server);
        }
    }

    private static <T> T asked(Supplier<T> answers) {
        try {
            return answers.get();
        } catch (JedisException away) {
            throw UnavailableException.storage(away);
        }
    }
}
