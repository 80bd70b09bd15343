package dev.raven.persistence.redis;

import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** How many connections to Redis there are, and what they do. */
@Singleton
class RedisPools implements Instrument {
    private static final String NAME = "redis_connections";
    private static final String HELP = "Connections to Redis, to all servers together";

    private final RedisLink link;

    @Inject
    RedisPools(RedisLink link) {
        this.link = link;
    }

    @Override
    public List<Reading> readings() {
        RoutedJedis.Connections connections = link.connections();
        return List.of(
                Reading.gauge(NAME, HELP, connections.busy()).of("state", "busy"),
                Reading.gauge(NAME, HELP, connections.idle()).of("state", "idle"),
                Reading.gauge(
                        "redis_connections_wanted",
                        "Threads that wait for a connection, as all are busy",
                        connections.wanted()));
    }
}
