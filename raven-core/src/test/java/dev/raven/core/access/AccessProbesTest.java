package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.Scope;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.scene.Scene;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessProbesTest {
    private final Scene scene = new Scene();
    private final Caller first = scene.tenant();
    private final TenantId tenant = first.tenantId();
    private final ApiKeys keys = ApiKeys.on(scene.node());

    private Finding apiKeys() {
        return scene.get(ApiKeysProbe.class).look(tenant);
    }

    private Finding scopes() {
        return scene.get(MinimalScopesProbe.class).look(tenant);
    }

    private ApiKey bounded(Scope... scopes) {
        return keys.create(first, scene.clock().instant().plus(Duration.ofDays(300)), List.of("10.0.0.0/8"), scopes);
    }

    private void revokeTheFirst() {
        scene.get(ApiKeyService.class).revoke(first, first.keyId());
    }

    @Test
    void theFirstKeyMayTooMuchForTooLongAndIsNamed() {
        String id = first.keyId().orElseThrow().value();
        assertThat(apiKeys().status()).isEqualTo(Status.FAIL);
        assertThat(apiKeys().evidence()).contains(id);
        assertThat(scopes().status()).isEqualTo(Status.FAIL);
        assertThat(scopes().evidence()).contains(id);
    }

    @Test
    void narrowKeysPassOnceTheWideOneIsRevoked() {
        bounded(Scope.MEMORY_READ, Scope.MEMORY_WRITE);
        revokeTheFirst();
        assertThat(apiKeys().status()).isEqualTo(Status.PASS);
        assertThat(scopes().status()).isEqualTo(Status.PASS);
    }

    @Test
    void aKeyThatAdministratesAndReadsWhatPeopleSaidIsWarnedOf() {
        bounded(Scope.TENANT_ADMIN, Scope.MEMORY_READ);
        revokeTheFirst();
        assertThat(scopes().status()).isEqualTo(Status.WARN);
    }

    @Test
    void aKeyWithoutEndOrWithoutNetworkIsWarnedOf() {
        keys.create(first, null, List.of("10.0.0.0/8"), Scope.MEMORY_READ);
        revokeTheFirst();
        assertThat(apiKeys().status()).isEqualTo(Status.WARN);
    }

    @Test
    void aKeyThatIsOldFails() {
        bounded(Scope.MEMORY_READ);
        revokeTheFirst();
        scene.clock().advance(Duration.ofDays(91));
        assertThat(apiKeys().status()).isEqualTo(Status.FAIL);
        assertThat(apiKeys().evidence()).contains("older than 90 days: 1");
    }

    @Test
    void aKeyThatCameOverPlainHttpFails() {
        StoredApiKey made = bounded(Scope.MEMORY_READ).stored();
        revokeTheFirst();
        scene.get(ApiKeyStore.class)
                .replace(tenant, made, made.exposed(scene.clock().instant()));
        assertThat(apiKeys().status()).isEqualTo(Status.FAIL);
        assertThat(apiKeys().evidence()).contains("sent over plain HTTP: 1");
    }

    @Test
    void onlyProductionHasKeysForProduction() {
        for (Map.Entry<String, Status> expected : Map.of(
                        "production", Status.PASS, "staging", Status.FAIL, "development", Status.FAIL)
                .entrySet()) {
            ServerSettings server =
                    ServerSettings.from(new Environment(Map.of("RAVEN_ENVIRONMENT", expected.getKey())));
            assertThat(new EnvironmentProbe(server).look(tenant).status()).isEqualTo(expected.getValue());
        }
    }

    private static Finding operatorKey(Path data, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("RAVEN_DATA_DIR", data.toString());
        Environment environment = new Environment(all);
        ServerSettings server = ServerSettings.from(environment);
        return new OperatorKeyProbe(AccessSettings.from(environment, server), server, environment)
                .look(TenantId.PLATFORM);
    }

    @Test
    void anOperatorsKeyThatLiesOnTheServerFails(@TempDir Path data) throws IOException {
        Map<String, String> hash = Map.of("RAVEN_OPERATOR_KEY_SHA256", "a".repeat(64));
        assertThat(operatorKey(data, hash).status()).isEqualTo(Status.PASS);
        assertThat(operatorKey(data, Map.of()).status()).as("made").isEqualTo(Status.FAIL);
        Map<String, String> handed =
                Map.of("RAVEN_OPERATOR_KEY_SHA256", "a".repeat(64), "RAVEN_OPERATOR_KEY", "s3cret");
        assertThat(operatorKey(data, handed)).satisfies(found -> {
            assertThat(found.status()).as("in the environment").isEqualTo(Status.FAIL);
            assertThat(found.evidence()).doesNotContain("s3cret");
        });
        Files.writeString(data.resolve("operator.key"), "of before");
        assertThat(operatorKey(data, hash).status()).as("left behind").isEqualTo(Status.FAIL);
    }
}
