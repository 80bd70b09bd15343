package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.crypto.vault.FakeVault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys are rotated at every level while people talk and servers are killed; nobody notices. */
class RotationIT {
    private static final int PEOPLE = 3;
    private static final long LOAD_SECONDS = 60;
    private static final String PLATFORM = "ten_AAAAAAAAAAAAAAAAAAAAAA";

    private final FakeVault vault = new FakeVault();
    private final List<RavenServer> servers = new ArrayList<>();
    private Path data;

    @BeforeEach
    void prepare() {
        data = Raven.temporary();
    }

    @AfterEach
    void cleanUp() {
        servers.forEach(RavenServer::close);
        vault.close();
        Raven.delete(data);
    }

    private RavenServer start() {
        RavenServer server = RavenServer.started(
                data,
                Map.of(
                        "ENCRYPTION_KEY_STORAGE", "kms",
                        "KMS_PROVIDER", "vault",
                        "KMS_KEY_ID", "raven",
                        "VAULT_ADDR", vault.url(),
                        "VAULT_TOKEN", FakeVault.TOKEN));
        servers.add(server);
        return server;
    }

    @Test
    void everyLevelRotatesUnderLoadAndTwoKills() throws InterruptedException {
        RavenServer server = start();
        Tenant tenant =
                Tenant.register(Api.of(server.url()), Map.of("rate_limit_per_minute", 1_000_000, "batch_size", 5));
        Talkers talkers = new Talkers(tenant, PEOPLE);
        long begin = System.nanoTime();
        Patience.until(() -> talkers.answers() > 40, server::log);

        List<String> jobs = new ArrayList<>(List.of(tenant.rotate("subject"), tenant.rotate("tenant")));
        String platform = Tenant.ordered(server.operator(), "kms");
        untilRunning(tenant, jobs.get(0));
        server.java().destroyForcibly();
        server = start();
        talkers.moveTo(tenant.on(server));
        Patience.untilDone(server.operator(), platform);
        for (String job : jobs) {
            Patience.untilDone(tenant.on(server).api(), job);
        }

        jobs = List.of(tenant.on(server).rotate("subject"), tenant.on(server).rotate("tenant"));
        platform = Tenant.ordered(server.operator(), "kms");
        server.java().destroyForcibly();
        server = start();
        talkers.moveTo(tenant.on(server));
        Patience.untilDone(server.operator(), platform);
        for (String job : jobs) {
            Patience.untilDone(tenant.on(server).api(), job);
        }
        RavenServer last = server;
        Patience.until(() -> System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LOAD_SECONDS), last::log);

        talkers.expectAll();
        oldVersionsAreRetiredAndReferredToByNothing(last, tenant.on(last), talkers.users());
        last.close();
        RavenServer fresh = start();
        talkers.moveTo(tenant.on(fresh));
        talkers.expectAll();
    }

    @Test
    void checkpointsAreSignedByTheSameKeyAfterThePlatformsOwnWasRotated() {
        RavenServer server = start();
        Api operator = server.operator();
        OfflineVerifier auditor = new OfflineVerifier(data, operator);
        Patience.untilDone(operator, Tenant.ordered(operator, "tenant"));
        int rotated = auditor.verifiedExport(PLATFORM, operator).path("to").asInt();
        expectTheSigningKeysSealedAnew(server);

        server.close(); // which signs
        operator = start().operator();
        assertThat(auditor.verifiedExport(PLATFORM, operator).path("proven_to").asInt())
                .isGreaterThanOrEqualTo(rotated);
    }

    private static void expectTheSigningKeysSealedAnew(RavenServer server) {
        Map<String, Set<Integer>> sealedUnder = RedisContent.of(server).sealedUnder(PLATFORM);
        int retired = 0;
        for (JsonNode key :
                server.operator().get("encryption/keys?limit=100").json().path("keys")) {
            if (key.path("state").asText().equals("retired")) {
                retired++;
                assertThat(sealedUnder.get(key.path("key_id").asText()))
                        .isNotEmpty()
                        .doesNotContain(key.path("version").asInt());
            }
        }
        assertThat(retired).isEqualTo(1);
    }

    private static void untilRunning(Tenant tenant, String job) {
        Patience.until(
                () -> !tenant.api().get("jobs/" + job).text("state").equals("queued"),
                () -> tenant.api().get("jobs").body());
    }

    private static void oldVersionsAreRetiredAndReferredToByNothing(
            RavenServer server, Tenant tenant, List<String> users) {
        Map<String, Set<Integer>> sealedUnder = RedisContent.of(server).sealedUnder(tenant.id());
        int rotated = 0;
        for (String user : users) {
            for (JsonNode key : tenant.api()
                    .get("encryption/keys?limit=100&user_id=" + user)
                    .json()
                    .path("keys")) {
                String state = key.path("state").asText();
                assertThat(state).isIn("active", "retired");
                if (state.equals("retired")) {
                    rotated++;
                    assertThat(sealedUnder.get(key.path("key_id").asText()))
                            .doesNotContain(key.path("version").asInt());
                }
            }
        }
        assertThat(rotated).as("two old versions a user, and of the tenant's").isEqualTo(4 * users.size());
    }
}
