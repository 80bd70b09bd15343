package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.core.signal.Signals;
import dev.raven.persistence.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.exceptions.JedisException;

/** The opened connection, with the embedded server behind it where there is one. */
public final class RedisLink implements AutoCloseable {
    static final String DRILL_URL = "RAVEN_DRILL_REDIS_URL";

    private final RoutedJedis client;
    private final Redis redis;
    private final RedisServers servers;
    private final Runnable after;

    private RedisLink(RoutedJedis client, Redis redis, RedisServers servers, Runnable after) {
        this.client = client;
        this.redis = redis;
        this.servers = servers;
        this.after = after;
    }

    /**
     * Opens the Redis that the settings name, or the embedded one where they name none.
     *
     * @throws SettingException when there is none to use, or it cannot be used
     */
    static RedisLink open(ServerSettings settings, Environment environment, Signals signals) {
        Durability durability = Durability.from(environment);
        return settings.redisUrl()
                .map(url -> RedisLogin.of(RedisUrl.parse(url), environment))
                .map(given -> to(given, durability, settings.production(), signals, () -> {}))
                .orElseGet(() -> toEmbedded(settings, durability, signals));
    }

    /**
     * Opens a storage for a rehearsal, whose writes nobody waits for: the server named, or one of Raven's own in a directory.
     *
     * @throws SettingException when there is none to use
     */
    public static RedisLink scratch(Optional<String> url, Path directory, Environment environment) {
        return url.map(given -> RedisLogin.of(RedisUrl.parse(given), environment))
                .map(login -> withoutFiles(unacknowledged(login, () -> {})))
                .orElseGet(() -> {
                    EmbeddedRedis server = EmbeddedRedis.start(directory);
                    RedisLogin own = RedisLogin.of(RedisUrl.parse(server.url()), new Environment(Map.of()));
                    RedisLink link = unacknowledged(own, server::close);
                    link.client.configSet("appendonly", "no");
                    link.client.configSet("save", "");
                    return link;
                });
    }

    /** Keys of people who are erased meanwhile would stay in them. */
    private static RedisLink withoutFiles(RedisLink link) {
        if (link.client.masters().stream().anyMatch(RedisMaster::writesFiles)) {
            link.close();
            throw new SettingException(
                    DRILL_URL,
                    "names a Redis that writes files, or does not say; set appendonly no and save \"\" there.");
        }
        return link;
    }

    private static RedisLink unacknowledged(RedisLogin login, Runnable after) {
        try {
            RoutedJedis client = RedisConnection.open(login);
            RedisServers servers = new RedisServers(login, client, new Durability.Everysec());
            return new RedisLink(client, new Redis(client, Acknowledgement.NONE, Signals.NONE), servers, after);
        } catch (SettingException unusable) {
            after.run();
            throw unusable;
        }
    }

    /** @throws SettingException where the embedded server would not do */
    static void requireEmbeddable(ServerSettings settings, Durability durability) {
        if (settings.production()) {
            throw new SettingException(
                    RedisUrl.SETTING, "is not set; production does not run on the embedded Redis: name a server.");
        }
        if (durability instanceof Durability.Replicas) {
            throw new SettingException(
                    Durability.SETTING, "asks for replicas, and the embedded Redis has none; set REDIS_URL.");
        }
    }

    private static RedisLink toEmbedded(ServerSettings settings, Durability durability, Signals signals) {
        requireEmbeddable(settings, durability);
        EmbeddedRedis server = EmbeddedRedis.start(settings.dataDir());
        RedisLogin own = RedisLogin.of(RedisUrl.parse(server.url()), new Environment(Map.of()));
        return to(own, durability, false, signals, server::close);
    }

    private static RedisLink to(
            RedisLogin login, Durability durability, boolean strict, Signals signals, Runnable after) {
        try {
            RoutedJedis client = RedisConnection.open(login);
            Redis redis = new Redis(client, promised(client, durability, strict), signals);
            return new RedisLink(client, redis, new RedisServers(login, client, durability), after);
        } catch (SettingException unusable) {
            after.run();
            throw unusable;
        }
    }

    private static Acknowledgement promised(RoutedJedis client, Durability durability, boolean strict) {
        try {
            List<RedisMaster> masters =
                    client.masters().stream().map(RedisMaster::at).toList();
            return new DurabilityCheck(masters, durability).verify(strict);
        } catch (SettingException broken) {
            client.close();
            throw broken;
        } catch (JedisException away) {
            client.close();
            throw new SettingException(RedisUrl.SETTING, "names a Redis that went away during the start; try again.");
        }
    }

    /** What the pools of connections have, all servers' together. */
    RoutedJedis.Connections connections() {
        return client.connections();
    }

    public Redis redis() {
        return redis;
    }

    RedisServers servers() {
        return servers;
    }

    /** Client first: the server writes what it has acknowledged while it ends. */
    @Override
    public void close() {
        try {
            client.close();
        } finally {
            after.run();
        }
    }
}
