package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisCluster;
import dev.raven.persistence.redis.RedisSentinels;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole server on several Redis servers, each write on a replica, and again after a restart. */
class RedisTopologiesIT {
    private static final String SAID = "The heron stands by the weir.";

    private Path data;

    @BeforeEach
    void prepare() {
        data = Raven.temporary();
    }

    @AfterEach
    void cleanUp() {
        Raven.delete(data);
    }

    @Test
    void remembersInARedisCluster() {
        try (RedisCluster cluster = RedisCluster.start(1)) {
            remembersOverARestart(cluster.url());
        }
    }

    @Test
    void remembersBehindSentinels() {
        try (RedisSentinels sentinels = RedisSentinels.start(1)) {
            remembersOverARestart(sentinels.url());
        }
    }

    private void remembersOverARestart(String url) {
        Map<String, String> settings = Map.of("REDIS_URL", url, "RAVEN_DURABILITY", "replicas:1");
        Tenant tenant;
        String user;
        try (RavenServer first = RavenServer.started(data, settings)) {
            tenant = Tenant.register(Api.of(first.url()));
            user = tenant.user();
            String conversation = tenant.conversation(user);
            tenant.ingest(user, conversation, SAID, "Noted.", Map.of());
            expectFound(tenant, user);
            assertThat(first.log()).doesNotContain("RAVEN_DURABILITY");
        }
        try (RavenServer second = RavenServer.started(data, settings)) {
            Tenant again = tenant.on(second);
            expectFound(again, user);
            again.ingest(user, again.conversation(user), "And the heron is gone.", "Noted.", Map.of());
            assertThat(again.api()
                            .get("tenant")
                            .json()
                            .path("stats")
                            .path("total_interactions")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    private static void expectFound(Tenant tenant, String user) {
        assertThat(tenant.found(user, "Where does the heron stand?", Map.of())).contains(SAID);
    }
}
