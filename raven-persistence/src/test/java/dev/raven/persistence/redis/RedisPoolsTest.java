package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.settings.Deployment;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.signal.Signals;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class RedisPoolsTest {
    private static RedisLink to(RedisServer server) {
        ServerSettings settings =
                new ServerSettings(Deployment.DEVELOPMENT, Path.of("unused"), Optional.of(server.url()));
        return RedisLink.open(settings, new Environment(Map.of()), Signals.NONE);
    }

    private static Map<String, Double> told(RedisPools pools) {
        return pools.readings().stream()
                .collect(Collectors.toMap(
                        reading -> reading.name() + reading.labels().getOrDefault("state", ""),
                        reading -> reading.value()));
    }

    @Test
    void tellsWhatTheConnectionsDoAlsoOnceRedisIsAway() {
        try (RedisServer server = RedisServer.start("--appendfsync", "always");
                RedisLink link = to(server)) {
            RedisPools pools = new RedisPools(link);
            double busy = link.redis().read(client -> told(pools).get("redis_connectionsbusy"));
            assertThat(busy).as("none is held but by a command").isZero();
            assertThat(told(pools))
                    .containsEntry("redis_connectionsidle", 1.0)
                    .containsEntry("redis_connections_wanted", 0.0);

            server.kill();
            assertThatThrownBy(() -> link.redis().read(UnifiedJedis::ping)).isInstanceOf(UnavailableException.class);
            assertThat(told(pools))
                    .containsOnly(
                            entry("redis_connectionsbusy", 0.0),
                            entry("redis_connectionsidle", 0.0),
                            entry("redis_connections_wanted", 0.0));
        }
    }
}
