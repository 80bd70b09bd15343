package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import redis.clients.jedis.UnifiedJedis;

/** Gives the stores their one connection, opened when the first of them is asked and closed with the application. */
@Dependent
class RedisProducer {

    @Produces
    @Singleton
    RedisLink link(ServerSettings settings, Environment environment) {
        return RedisLink.open(settings, Durability.from(environment));
    }

    void close(@Disposes RedisLink link) {
        link.close();
    }

    @Produces
    @Singleton
    UnifiedJedis client(RedisLink link) {
        return link.client();
    }

    @Produces
    @Singleton
    Redis redis(UnifiedJedis client) {
        return new Redis(client);
    }
}
