package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes on one Redis are one memory, and what one leaves the other finishes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsolidationIT {
    private static final int BATCH = 10;
    private static final int CONVERSATIONS = 30;

    private final RedisServer redis = RedisServer.start("--appendfsync", "always");
    private final Path keys = Raven.temporary();
    private final List<RavenServer> nodes = new ArrayList<>();
    private Tenant tenant;

    @BeforeAll
    void start() {
        nodes.add(node());
        nodes.add(node());
        tenant = Tenant.register(
                Api.of(nodes.get(0).url()), Map.of("rate_limit_per_minute", 1_000_000, "batch_size", BATCH));
    }

    @AfterAll
    void stop() {
        nodes.forEach(RavenServer::close);
        redis.close();
        nodes.forEach(node -> Raven.delete(node.data()));
        Raven.delete(keys);
    }

    private RavenServer node() {
        return RavenServer.started(
                Raven.temporary(),
                Map.of(
                        "REDIS_URL",
                        redis.url(),
                        "RAVEN_ENCRYPTION_KEY_FILE",
                        keys.resolve("encryption.key").toString(),
                        "RAVEN_CONSOLIDATE_IDLE_SECONDS",
                        "5"));
    }

    private List<String> found(RavenServer node, String user, String conversation) {
        return tenant.on(node).found(user, "statement", Map.of("conversation_id", conversation, "limit", 100));
    }

    @Test
    @Order(1)
    void aWriteOnOneIsFoundByTheNextQueryOnTheOther() {
        String user = tenant.user();
        String talk = tenant.conversation(user);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 2 * BATCH + 5; i++) {
            said.add("statement " + i);
            tenant.on(nodes.get(i % 2)).ingest(user, talk, "statement " + i, "noted");
            assertThat(found(nodes.get((i + 1) % 2), user, talk)).containsExactlyInAnyOrderElementsOf(said);
        }
        Patience.until(() -> RedisContent.in(redis).waiting(tenant.id(), user) == 0, nodes.get(0)::log);
        nodes.forEach(node -> assertThat(found(node, user, talk)).containsExactlyInAnyOrderElementsOf(said));
    }

    @Test
    @Order(2)
    void whatANodeThatIsKilledHadBegunTheOtherFinishes() {
        String user = tenant.user();
        List<String> talks = IntStream.range(0, CONVERSATIONS)
                .mapToObj(i -> tenant.conversation(user))
                .toList();
        RavenServer killed = nodes.get(0);
        RavenServer left = nodes.get(1);
        for (String talk : talks) {
            IntStream.range(0, BATCH).forEach(i -> tenant.on(killed).ingest(user, talk, "statement " + i, "noted"));
        }
        RedisContent content = RedisContent.in(redis);
        assertThat(content.waiting(tenant.id(), user)).isPositive();
        killed.java().destroyForcibly();

        Patience.until(() -> content.consolidated(tenant.id(), user), left::log);

        for (String talk : talks) {
            assertThat(found(left, user, talk)).hasSize(BATCH).doesNotHaveDuplicates();
        }
        assertThat(tenant.on(left)
                        .query(user, "statement", Map.of())
                        .json()
                        .path("total_searched")
                        .asInt())
                .isEqualTo(CONVERSATIONS * BATCH);
    }
}
