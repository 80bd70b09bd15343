package dev.raven.persistence.redis;

import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import dev.raven.persistence.embedded.EmbeddedRedis;
import redis.clients.jedis.UnifiedJedis;

/** The opened connection, with the embedded server behind it where there is one. */
final class RedisLink implements AutoCloseable {
    private final UnifiedJedis client;
    private final Runnable after;

    private RedisLink(UnifiedJedis client, Runnable after) {
        this.client = client;
        this.after = after;
    }

    /**
     * Opens the Redis that the settings name, or the embedded one where they name none.
     *
     * @throws SettingException when there is none to use, or it cannot be used
     */
    static RedisLink open(ServerSettings settings, Durability durability) {
        RedisLink link = settings.redisUrl()
                .map(url -> to(RedisUrl.parse(url), () -> {}))
                .orElseGet(() -> toEmbedded(settings));
        try {
            new DurabilityCheck(link.client, durability).verify(settings.production());
            return link;
        } catch (SettingException broken) {
            link.close();
            throw broken;
        }
    }

    private static RedisLink toEmbedded(ServerSettings settings) {
        if (settings.production()) {
            throw new SettingException(
                    RedisUrl.SETTING, "is not set; production does not run on the embedded Redis: name a server.");
        }
        EmbeddedRedis server = EmbeddedRedis.start(settings.dataDir());
        return to(RedisUrl.parse(server.url()), server::close);
    }

    private static RedisLink to(RedisUrl url, Runnable after) {
        try {
            return new RedisLink(RedisConnection.open(url), after);
        } catch (SettingException unusable) {
            after.run();
            throw unusable;
        }
    }

    UnifiedJedis client() {
        return client;
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
