package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessServiceTest {
    private final Scene scene = new Scene();
    private Caller acme;
    private AccessService access;
    private ApiKeyService keys;

    @TempDir
    Path data;

    @BeforeEach
    void open() {
        Environment environment = new Environment(Map.of("RAVEN_DATA_DIR", data.toString()));
        OperatorKey operator =
                new OperatorKey(scene.get(AccessSettings.class), ServerSettings.from(environment), new SecureRandom());
        access = new AccessService(
                new Authenticator(scene.get(KnownKeys.class), operator, scene.get(KeyRules.class)),
                scene.get(KeyRules.class),
                scene.get(KeyWatch.class),
                scene.get(ExposedKeys.class),
                new RefusalLog(scene.get(InMemoryAuditLog.class)));
        acme = scene.tenant();
        keys = scene.get(ApiKeyService.class);
    }

    private ApiKey create(Instant expiresAt, List<String> cidrs, Scope... scopes) {
        return keys.create(acme, new CreateApiKeyRequest("key", List.of(scopes), null, expiresAt, null, cidrs));
    }

    private static RequestOrigin from(Optional<String> address) {
        return new RequestOrigin("req_1", "GET", "/", address, Optional.empty());
    }

    @Test
    void aKeyLetsItsTenantInWithItsScopes() {
        Caller caller =
                access.admit(create(null, null, Scope.MEMORY_READ).text().reveal(), Scene.ORIGIN);
        assertThat(caller.tenantId()).isEqualTo(acme.tenantId());
        assertThat(caller.scopes()).containsExactly(Scope.MEMORY_READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "rk_test_rvn_000000000000_00000000000000000000000000000000000000"})
    void whatIsNoKeyIsRefusedWithoutAWord(String sent) {
        assertThatThrownBy(() -> access.admit(sent, Scene.ORIGIN))
                .isInstanceOf(UnauthenticatedException.class)
                .hasMessage(new UnauthenticatedException().getMessage());
    }

    @Test
    void anExpiredKeyIsRefusedFromItsSecondOnAndRecorded() {
        ApiKey key = create(scene.clock().instant().plusSeconds(60), null, Scope.TENANT_READ);
        scene.clock().advance(Duration.ofSeconds(59));
        access.admit(key.text().reveal(), Scene.ORIGIN);
        scene.clock().advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> access.admit(key.text().reveal(), Scene.ORIGIN))
                .isInstanceOf(UnauthenticatedException.class);
        assertThat(scene.get(InMemoryAuditLog.class).entries()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("authenticate");
            assertThat(entry.outcome()).hasValue(AuditOutcome.DENIED);
            assertThat(entry.log()).isEqualTo(acme.tenantId());
        });
    }

    @Test
    void aKeyWithAnAllowListWorksFromThereAlone() {
        String key = create(null, List.of("203.0.113.0/24", "2001:db8::/32"), Scope.TENANT_READ)
                .text()
                .reveal();
        access.admit(key, from(Optional.of("203.0.113.77")));
        access.admit(key, from(Optional.of("2001:db8:1::1")));
        for (Optional<String> elsewhere : List.of(
                Optional.of("203.0.114.1"),
                Optional.of("2001:db9::1"),
                Optional.of("nonsense"),
                Optional.<String>empty())) {
            assertThatThrownBy(() -> access.admit(key, from(elsewhere)))
                    .isInstanceOfSatisfying(
                            ForbiddenException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.IP_NOT_ALLOWED));
        }
    }

    @Test
    void aMissingScopeIsNamedAndRecorded() {
        Caller caller =
                access.admit(create(null, null, Scope.MEMORY_READ).text().reveal(), Scene.ORIGIN);
        access.require(Scope.MEMORY_READ, caller);
        assertThatThrownBy(() -> access.require(Scope.MEMORY_WRITE, caller))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("memory:write");
        assertThat(scene.get(InMemoryAuditLog.class).entries())
                .last()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("authorize"));
    }

    @Test
    void aKeyOfAnotherEnvironmentIsToldSoThoughItIsNotKnownHere() {
        String live = ApiKeyText.mint("live", new SecureRandom()).reveal();
        assertThatThrownBy(() -> access.admit(live, Scene.ORIGIN))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.WRONG_ENVIRONMENT));
    }

    @Test
    void aKeyOfAnotherEnvironmentIsToldSo() {
        ApiKeyText live = ApiKeyText.mint("live", new SecureRandom());
        ApiKey key = create(null, null, Scope.TENANT_READ);
        StoredApiKey stored = key.stored();
        scene.get(ApiKeyStore.class)
                .create(
                        acme.tenantId(),
                        new StoredApiKey(
                                scene.get(dev.raven.core.id.Ids.class).apiKey(),
                                stored.tenant(),
                                new ApiKeyPrefix("live", live.publicId()),
                                live.sha256(),
                                stored.createdAt(),
                                stored.reach(),
                                stored.fate(),
                                stored.name(),
                                0));
        assertThatThrownBy(() -> access.admit(live.reveal(), Scene.ORIGIN))
                .isInstanceOfSatisfying(
                        ForbiddenException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.WRONG_ENVIRONMENT));
    }

    @Test
    void theRightPublicPartWithAnotherSecretIsNoKey() {
        ApiKeyText real = create(null, null, Scope.TENANT_READ).text();
        ApiKeyText other = ApiKeyText.mint("test", new SecureRandom());
        String body = real.prefix() + "_" + other.reveal().split("_")[4].substring(0, 32);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String forged = body + Base62.encode(crc.getValue(), 6);
        assertThat(ApiKeyText.parse(forged)).isPresent();
        assertThatThrownBy(() -> access.admit(forged, Scene.ORIGIN)).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void theOperatorsKeyIsMadeForItsOwnerAlone() throws Exception {
        Path file = data.resolve("operator.key");
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        java.nio.file.Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Caller operator = access.admit(java.nio.file.Files.readString(file).strip(), Scene.ORIGIN);
        assertThat(operator.scopes()).contains(Scope.PLATFORM_ADMIN);
        assertThat(operator.tenant()).isEmpty();
    }

    @Test
    void aKeyHandsOnOnlyWhatItHolds() {
        Caller limited = new Caller(
                acme.tenant(), acme.keyId(), acme.keyPrefix(), java.util.Set.of(Scope.TENANT_ADMIN), Scene.ORIGIN);
        assertThatThrownBy(() -> keys.create(
                        limited, new CreateApiKeyRequest("k", List.of(Scope.MEMORY_READ), null, null, null, null)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> create(null, null, Scope.PLATFORM_ADMIN)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void anExpiryInThePastAndANetworkThatIsNoneAreNamed() {
        assertThatThrownBy(() -> create(scene.clock().instant(), null, Scope.TENANT_READ))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("expires_at");
        assertThatThrownBy(() -> create(null, List.of("10.0.0.0/8", "10.0.0.0/33"), Scope.TENANT_READ))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("allowed_cidrs[1]");
    }

    @Test
    void aKeyThatCameInClearIsMarkedOnceAndTheRefusalRecorded() {
        ApiKey key = create(null, null, Scope.TENANT_READ);
        access.expose(key.text().reveal(), Scene.ORIGIN);
        Instant first = exposedAt(key).orElseThrow();
        scene.clock().advance(Duration.ofMinutes(1));
        access.expose(key.text().reveal(), Scene.ORIGIN);

        assertThat(exposedAt(key)).hasValue(first);
        assertThat(scene.get(InMemoryAuditLog.class).entries()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("authenticate");
            assertThat(entry.reason()).hasValue("tls_required");
            assertThat(entry.target()).hasValue(key.stored().id());
        });
    }

    @Test
    void whatIsNoKeyMarksAndRecordsNothing() {
        ApiKey key = create(null, null, Scope.TENANT_READ);
        int events = scene.get(InMemoryAuditLog.class).entries().size();
        String other = ApiKeyText.mint("test", new SecureRandom()).reveal();
        for (String sent : List.of("x", other, key.text().prefix() + other.substring(24))) {
            access.expose(sent, Scene.ORIGIN);
        }

        assertThat(exposedAt(key)).isEmpty();
        assertThat(scene.get(InMemoryAuditLog.class).entries()).hasSize(events);
    }

    private Optional<Instant> exposedAt(ApiKey key) {
        return keys.find(acme, Optional.of(key.stored().id())).stored().fate().exposedAt();
    }
}
