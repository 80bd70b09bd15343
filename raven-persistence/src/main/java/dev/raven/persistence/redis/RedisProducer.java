package dev.raven.persistence.redis;

import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.signal.Signals;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the stores their one connection, opened when the first of them is asked and closed with the application. */
@Dependent
class RedisProducer {

    @Produces
    @Singleton
    RedisLink link(ServerSettings settings, Environment environment, Signals signals) {
        return RedisLink.open(settings, environment, signals);
    }

    void close(@Disposes RedisLink link) {
        link.close();
    }

    @Produces
    @Singleton
    Redis redis(RedisLink link) {
        return link.redis();
    }

    @Produces
    @Singleton
    RedisServers servers(RedisLink link) {
        return link.servers();
    }
}
