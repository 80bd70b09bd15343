package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.persistence.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tenant is erased: for every node, and for whoever has Redis. */
class TenantErasureIT {
    private static final int PROMISED_SECONDS = 5;
    private static final int LATE_SECONDS = 180;

    private static final Path ONE = Raven.temporary();
    private static final Path TWO = Raven.temporary();
    private static final List<RavenServer> SERVERS = new ArrayList<>();
    private static RedisServer redis;
    private static RavenServer here;
    private static RavenServer there;

    @BeforeAll
    static void start() {
        redis = RedisServer.start("--appendfsync", "always");
        here = node(ONE);
        there = node(TWO);
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(RavenServer::close);
        redis.close();
        Raven.delete(ONE);
        Raven.delete(TWO);
    }

    private static RavenServer node(Path data) {
        RavenServer started = RavenServer.started(
                data,
                Map.of(
                        "REDIS_URL", redis.url(),
                        "RAVEN_ENCRYPTION_KEY_FILE",
                                ONE.resolve("encryption.key").toString()));
        SERVERS.add(started);
        return started;
    }

    private static Map<String, String> confirmed(String id) {
        return Map.of("confirm", id);
    }

    private static String talkative(Tenant tenant, int said) {
        String user = tenant.user();
        String conversation = tenant.conversation(user);
        for (int i = 0; i < said; i++) {
            tenant.ingest(user, conversation, "the code is 471" + i, "noted");
        }
        return user;
    }

    @Test
    void aTenantIsRefusedEverywhereAndNothingOfItIsLeft() throws Exception {
        String address = UUID.randomUUID() + "@example.com";
        Reply registered = Api.of(here.url()).post("tenants", Map.of("name", "Acme", "email", address));
        String id = registered.text("tenant_id");
        Tenant acme =
                new Tenant(id, registered.text("api_key"), Api.of(here.url()).as(registered.text("api_key")));
        Tenant elsewhere = acme.on(there);
        Api other = acme.limitedTo("memory:read");
        String user = talkative(acme, 12);
        assertThat(elsewhere.found(user, "code", Map.of())).isNotEmpty();
        Tenant stays = Tenant.register(Api.of(there.url()));
        String carol = talkative(stays, 4); // less than is consolidated meanwhile
        Thief thief = new Thief(redis);
        Map<String, byte[]> before = thief.content(stays.id(), carol);

        Reply begun = acme.api().delete("tenant", confirmed(id));

        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        assertThat(begun.json().at("/destroyed/interactions").asInt()).isEqualTo(12);
        assertThat(begun.text("subject")).isEqualTo(id);
        for (Api key : List.of(acme.api(), other)) {
            assertThat(key.get("users").status()).isEqualTo(401);
        }
        Patience.until(PROMISED_SECONDS, () -> elsewhere.api().get("tenant").status() == 401, there::log);
        Api operator = here.operator();
        String receipt = begun.text("receipt_id");
        Patience.until(() -> operator.get("platform/erasures/" + receipt).status() == 200, here::log);
        Reply again = operator.delete("platform/tenants/" + id, confirmed(id));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body())
                .isEqualTo(operator.get("platform/erasures/" + receipt).body());
        assertThat(operator.get("platform/erasures/" + receipt + "/note").body())
                .isEqualTo(again.text("signature"));
        assertThat(Api.of(here.url())
                        .post("tenants", Map.of("name", "Acme", "email", address))
                        .status())
                .isEqualTo(201);
        assertThat(thief.content(stays.id(), carol)).usingRecursiveComparison().isEqualTo(before);
        assertThat(stays.found(carol, "code", Map.of())).hasSize(4);
        Patience.until(
                LATE_SECONDS,
                () -> thief.names(id).stream().allMatch(name -> staysOf(id, name)),
                () -> thief.names(id).toString());
        assertThat(operator.get("audit/events?action=erasure.complete&target=" + id)
                        .json()
                        .at("/events"))
                .hasSize(1);
        assertThat(RedisContent.in(redis).audit(id))
                .as("by the tenant, begun and done, and by the operator")
                .filteredOn(event -> event.contains("\"tenant.erase\""))
                .hasSize(3);
    }

    private static boolean staysOf(String id, String name) {
        return name.startsWith("rvn:{" + id + "}:audit")
                || name.equals("rvn:{" + id + "}:tenant")
                || name.endsWith(":memory");
    }

    @Test
    void theReceiptIsVerifiedWithThePublicKeyAlone() throws Exception {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Reply begun = tenant.api().delete("tenant", confirmed(tenant.id()));
        Path files = Files.createDirectories(ONE.resolve("auditor"));
        OfflineVerifier verifier = new OfflineVerifier(files, here.operator());
        String note = "platform/erasures/" + begun.text("receipt_id") + "/note";
        Patience.until(() -> here.operator().get(note).status() == 200, here::log);
        assertThat(verifier.verifiedReceipt(here.operator().get(note))).contains(tenant.id());
    }

    @Test
    void whatIsNotConfirmedIsNotDone() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        Tenant other = Tenant.register(Api.of(here.url()));
        for (Map<String, String> body : List.of(Map.<String, String>of(), confirmed(other.id()), confirmed(""))) {
            for (Reply refused : List.of(
                    tenant.api().delete("tenant", body),
                    here.operator().delete("platform/tenants/" + tenant.id(), body))) {
                assertThat(refused.status()).as(refused.body()).isEqualTo(400);
                assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("confirm");
            }
        }
        assertThat(tenant.api().delete("tenant").status()).isEqualTo(400);
        assertThat(tenant.api().get("tenant").status()).isEqualTo(200);
    }

    @Test
    void aLegalHoldKeepsTheWholeTenant() {
        Tenant tenant = Tenant.register(Api.of(here.url()));
        String user = tenant.user();
        tenant.api().post("users/" + user + "/hold", Map.of("reason", "Case 2026-17"));
        Reply refused = tenant.api().delete("tenant", confirmed(tenant.id()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("legal_hold");
        assertThat(tenant.api().get("users/" + user).status()).isEqualTo(200);
    }
}
