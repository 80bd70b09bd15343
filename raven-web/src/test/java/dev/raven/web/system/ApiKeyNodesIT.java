package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done to a key on one node, as another sees it that knows the key. */
class ApiKeyNodesIT {
    private static final long PROMISED_SECONDS = 5;
    private static final int BELIEVED_SECONDS = 2;
    private static final long COUNTED_SECONDS = 30;

    private static final Path ONE = Raven.temporary();
    private static final Path TWO = Raven.temporary();
    private static RedisServer redis;
    private static RavenServer here;
    private static RavenServer there;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        here = node(ONE);
        there = node(TWO);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
        redis.close();
        Raven.delete(ONE);
        Raven.delete(TWO);
    }

    /** On the same files for the operator's key to all data. */
    private static RavenServer node(Path data) {
        return RavenServer.started(
                data,
                Map.of(
                        "REDIS_URL", redis.url(),
                        "RAVEN_DURABILITY", "everysec",
                        "RAVEN_ENCRYPTION_KEY_FILE",
                                ONE.resolve("encryption.key").toString()));
    }

    private static Reply create(Tenant tenant, String... scopes) {
        return tenant.api().post("api-keys", Map.of("name", "k", "scopes", List.of(scopes)));
    }

    private static Api warm(String key) {
        Api client = Api.of(there.url()).as(key);
        assertThat(client.get("tenant").status()).isEqualTo(200);
        return client;
    }

    private static void reaches(String what, BooleanSupplier held) {
        long begin = System.nanoTime();
        Patience.until(PROMISED_SECONDS, held, () -> what + " within " + PROMISED_SECONDS + " s");
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.getLogger(ApiKeyNodesIT.class.getName())
                .log(System.Logger.Level.INFO, what + " reached the other node in at most " + millis + " ms");
    }

    @Test
    void aRevocationIsHeardEverywhere() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Reply key = create(tenant, "tenant:read");
        Api client = warm(key.text("api_key"));
        assertThat(tenant.api().delete("api-keys/" + key.text("key_id")).status())
                .isEqualTo(204);
        reaches("a revocation", () -> client.get("tenant").status() == 401);
    }

    @Test
    void aRotationWithoutGraceIsHeardEverywhere() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Reply key = create(tenant, "tenant:read");
        Api client = warm(key.text("api_key"));
        Reply rotated = tenant.api().post("api-keys/" + key.text("key_id") + "/rotate", Map.of());
        assertThat(rotated.status()).as(rotated.body()).isEqualTo(201);
        warm(rotated.text("api_key"));
        reaches("a rotation", () -> client.get("tenant").status() == 401);
    }

    @Test
    void aSuspensionIsHeardEverywhere() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Api client = warm(create(tenant, "tenant:read").text("api_key"));
        here.operator().patch("platform/tenants/" + tenant.id(), Map.of("status", "suspended"));
        reaches("a suspension", () -> client.get("tenant").code().equals("tenant_suspended"));
    }

    @Test
    void aScopeTakenAwayIsGoneEverywhere() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Reply key = create(tenant, "tenant:read", "users:read");
        Api client = warm(key.text("api_key"));
        tenant.api().patch("api-keys/" + key.text("key_id"), Map.of("scopes", List.of("users:read")));
        reaches("a change of scopes", () -> client.get("tenant").status() == 403);
        assertThat(client.get("users").status()).isEqualTo(200);
    }

    @Test
    void anAllowListOfAKeyHoldsEverywhere() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Reply key = create(tenant, "tenant:read");
        Api client = warm(key.text("api_key"));
        tenant.api().patch("api-keys/" + key.text("key_id"), Map.of("allowed_cidrs", List.of("203.0.113.0/24")));
        reaches("a key's allow-list", () -> client.get("tenant").code().equals("ip_not_allowed"));
    }

    @Test
    void aSettingOfATenantHoldsEverywhere() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Api client = warm(create(tenant, "tenant:read").text("api_key"));
        tenant.api().patch("tenant", Map.of("settings", Map.of("rate_limit_per_minute", 77)));
        reaches(
                "a tenant's settings",
                () -> client.get("tenant").header("RateLimit-Policy").orElse("").contains("q=77;"));
    }

    @Test
    void requestsOnAllNodesAddUp() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Reply key = create(tenant, "tenant:read");
        Api there = warm(key.text("api_key"));
        Api here = Api.of(ApiKeyNodesIT.here.url()).as(key.text("api_key"));
        for (int i = 0; i < 6; i++) {
            assertThat(here.get("tenant").status()).isEqualTo(200);
        }
        assertThat(there.get("users").status()).isEqualTo(403);

        String usage = "api-keys/" + key.text("key_id") + "/usage?days=1";
        Patience.until(
                COUNTED_SECONDS,
                () -> tenant.api().get(usage).json().at("/requests").asInt() >= 8,
                () -> tenant.api().get(usage).body());

        Reply counted = tenant.api().get(usage);
        assertThat(counted.json().at("/requests").asInt()).as(counted.body()).isEqualTo(8);
        assertThat(counted.json().at("/days/0/denials/insufficient_scope").asInt())
                .isEqualTo(1);
        assertThat(counted.json().at("/days/0/routes/tenant").asInt()).isEqualTo(7);
        assertThat(counted.json().at("/days/0/networks").asInt()).isEqualTo(1);
        assertThat(counted.json().at("/anomalies")).isEmpty();
        assertThat(Tenant.register(Api.of(ApiKeyNodesIT.here.url()))
                        .api()
                        .get(usage)
                        .status())
                .as("another tenant's")
                .isEqualTo(404);
    }

    @Test
    void aWarmKeyIsReadOnceInTwoSecondsAtMost() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Reply key = create(tenant, "tenant:read");
        Api client = warm(key.text("api_key"));
        try (RedisMonitor monitor = new RedisMonitor(redis.url())) {
            long begin = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                assertThat(client.get("tenant").status()).isEqualTo(200);
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) + 1;
            String record = "rvn:{" + key.text("api_key_prefix").replaceAll(".*_", "key:") + "}";
            assertThat(monitor.naming(record))
                    .as("in " + seconds + " s")
                    .isLessThanOrEqualTo(1 + seconds / BELIEVED_SECONDS);
        }
    }
}
