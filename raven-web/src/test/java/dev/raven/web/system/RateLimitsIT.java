package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes on one Redis, which share what they let in, and what they do when that Redis is killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitsIT {
    private static final int CLIENTS = 40;
    private static final int TRIES_OF_EACH = 10;
    private static final int LIMIT = 100;
    private static final int FAILURES = 30;
    private static final int REGISTRATIONS = 10;
    private static final String NO_KEY = "not a key";

    private final RedisServer redis = RedisServer.start("--appendfsync", "always");
    private final Path keys = Raven.temporary();
    private final List<RavenServer> nodes = new ArrayList<>();

    @BeforeAll
    void start() {
        nodes.add(node());
        nodes.add(node());
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
                        "RAVEN_FAILED_AUTH_PER_MINUTE",
                        String.valueOf(FAILURES),
                        "RAVEN_REGISTRATIONS_PER_HOUR",
                        String.valueOf(REGISTRATIONS)));
    }

    private Api api(int node) {
        return Api.of(nodes.get(node % nodes.size()).url());
    }

    private static List<Integer> statuses(Tenant tenant) {
        return Stream.generate(() -> tenant.api().get("tenant").status())
                .limit(TRIES_OF_EACH)
                .toList();
    }

    private List<Integer> fourHundredAtOnce(Tenant tenant) {
        return Races.results(CLIENTS, client -> statuses(tenant.on(nodes.get(client % nodes.size())))).stream()
                .flatMap(List::stream)
                .toList();
    }

    @Test
    @Order(1)
    void ofFourHundredTriesAtOnceALimitOfAHundredLetsAHundredPass() {
        Tenant tenant = Tenant.register(api(0), Map.of("rate_limit_per_minute", LIMIT));
        long start = System.nanoTime();
        List<Integer> statuses = fourHundredAtOnce(tenant);
        long seconds = 1 + Duration.ofNanos(System.nanoTime() - start).toSeconds();

        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses.stream().filter(status -> status == 200).count())
                .isBetween((long) LIMIT, LIMIT + 1 + seconds * LIMIT / 60);
    }

    @Test
    @Order(2)
    void whatCostsMoreTakesMore() {
        Tenant tenant = Tenant.register(api(0), Map.of("rate_limit_per_minute", 3));
        tenant.query(tenant.user(), "anything", Map.of());
        assertThat(tenant.api().get("tenant").status()).isEqualTo(429);
    }

    @Test
    @Order(3)
    void aNetworkRegistersNoMoreThanItMayAnHour() {
        List<Reply> replies = Stream.iterate(0, node -> node + 1)
                .limit(2 * REGISTRATIONS)
                .map(node -> api(node)
                        .post("tenants", Map.of("name", "Example", "email", UUID.randomUUID() + "@example.com")))
                .toList();
        Reply last = replies.get(replies.size() - 1);

        assertThat(replies.stream().filter(reply -> reply.status() == 201).count())
                .isBetween(1L, (long) REGISTRATIONS);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(last.header("Retry-After").orElse("0"))).isBetween(1, 360);
        assertThat(last.header("RateLimit-Policy")).hasValue("\"registration\";q=" + REGISTRATIONS + ";w=3600");
        assertThat(nodes.get(0)
                        .operator()
                        .post("tenants", Map.of("name", "Example", "email", UUID.randomUUID() + "@example.com"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @Order(4)
    void whoTriesTooManyKeysIsToldToWaitAndTheNeighboursAreNot() {
        Api operator = nodes.get(0).operator();
        assertThat(operator.get("jobs").status()).isEqualTo(200);
        List<Reply> replies = Stream.iterate(0, node -> node + 1)
                .limit(3 * FAILURES)
                .map(node -> api(node).as(NO_KEY).get("tenant"))
                .toList();

        assertThat(replies).extracting(Reply::status).containsOnly(401, 429);
        assertThat(replies.stream().filter(reply -> reply.status() == 429))
                .isNotEmpty()
                .allSatisfy(reply -> assertThat(
                                Integer.parseInt(reply.header("Retry-After").orElse("0")))
                        .isBetween(1, 60));
        assertThat(operator.get("jobs").status()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void withoutRedisNobodyIsLetInWithoutLimitAndItRecovers() {
        Reply made = nodes.get(0)
                .operator()
                .post(
                        "tenants",
                        Map.of(
                                "name",
                                "Example",
                                "email",
                                UUID.randomUUID() + "@example.com",
                                "settings",
                                Map.of("rate_limit_per_minute", LIMIT)));
        Tenant tenant = new Tenant(made.text("tenant_id"), made.text("api_key"), api(0).as(made.text("api_key")));
        untilLetIn(tenant);

        redis.kill();
        List<Integer> statuses = fourHundredAtOnce(tenant);
        assertThat(statuses).containsAnyOf(429, 503).isSubsetOf(200, 429, 503);
        assertThat(statuses.stream().filter(status -> status == 200).count()).isLessThanOrEqualTo(LIMIT);

        redis.restart();
        untilLetIn(tenant);
    }

    /** By every node; a key that is new to one is not looked at while others' failures are still counted. */
    private void untilLetIn(Tenant tenant) {
        Patience.until(
                () -> nodes.stream()
                        .allMatch(node -> tenant.on(node).api().get("tenant").status() == 200),
                () -> nodes.get(0).log());
    }
}
