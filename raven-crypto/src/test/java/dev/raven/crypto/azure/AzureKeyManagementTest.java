package dev.raven.crypto.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.RemoteKeyManagementContract;
import dev.raven.core.settings.Environment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureKeyManagementTest implements RemoteKeyManagementContract {
    private static final byte[] SECRET = new byte[64];

    private final FakeKeyVault vault = new FakeKeyVault();
    private final FakeKeyVault otherVault = new FakeKeyVault();
    private final KeyManagement service = open(vault, Map.of());
    private final KeyManagement foreign = open(otherVault, Map.of());

    static KeyManagement open(FakeKeyVault at, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "KMS_KEY_ID", at.key.id(),
                "AZURE_TENANT_ID", FakeAuthority.TENANT,
                "AZURE_CLIENT_ID", FakeAuthority.CLIENT,
                "AZURE_CLIENT_SECRET", FakeAuthority.SECRET));
        variables.putAll(more);
        String keyId = variables.remove("KMS_KEY_ID");
        return AzureKeyManagement.open(AzureSettings.from(new Environment(variables), keyId), at.http());
    }

    @Override
    public KeyManagement service() {
        return service;
    }

    @Override
    public KeyManagement foreign() {
        return foreign;
    }

    @AfterEach
    void close() {
        service.close();
        foreign.close();
        vault.close();
        otherVault.close();
    }

    @Override
    public void befall(Trouble trouble) {
        switch (trouble) {
            case KEY_DISABLED -> vault.key.disable(vault.key.newest());
            case KEY_MISSING -> vault.key.present = false;
            case DENIED -> vault.allowed = false;
            case THROTTLED -> vault.troubleFor(429, 1000);
            case FAILING -> vault.troubleFor(500, 1000);
            case HANGING -> vault.hanging = true;
        }
    }

    @Override
    public void recover() {
        vault.key.enableAll();
        vault.key.present = true;
        vault.allowed = true;
        vault.troubleFor(0, 0);
        vault.hanging = false;
    }

    private static void fails(Runnable call, Reason reason) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    private void wrapFails(Reason reason) {
        fails(() -> service.wrap(CONTEXT, SECRET), reason);
    }

    @Test
    void whatAnOlderVersionWrappedOpensAfterARotation() {
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        String older = vault.key.newest();
        vault.key.rotate();
        assertThat(service.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(SECRET);

        vault.key.disable(older);
        assertThat(service.unwrap(CONTEXT, service.wrap(CONTEXT, SECRET).bytes())
                        .bytes())
                .isEqualTo(SECRET);
        fails(() -> service.unwrap(CONTEXT, wrapped), Reason.REFUSED);
    }

    @Test
    void aVersionInTheKeysIdIsTheOneThatWraps() {
        String pinned = vault.key.newest();
        KeyManagement atVersion = open(vault, Map.of("KMS_KEY_ID", vault.key.id() + "/" + pinned));
        vault.key.rotate();
        byte[] wrapped = atVersion.wrap(CONTEXT, SECRET).bytes();
        assertThat(atVersion.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(SECRET);
        vault.key.disable(pinned);
        fails(() -> atVersion.wrap(CONTEXT, SECRET), Reason.REFUSED);
    }

    @Test
    void aKeyMadeAnewUnderTheNameDidNotWrapThis() {
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        vault.key.makeAnew();
        fails(() -> service.unwrap(CONTEXT, wrapped), Reason.WRONG);
    }

    @Test
    void bytesAfterTheLastAreTamperingThatTheVaultNeverSees() {
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        int before = vault.calls().size();
        fails(() -> service.unwrap(CONTEXT, Arrays.copyOf(wrapped, wrapped.length + 1)), Reason.WRONG);
        assertThat(vault.calls()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 96})
    void whatTheKeyWrappedForOthersIsWrong(int length) {
        byte[] theirs = vault.key.wrap(new byte[length]);
        byte[] stored = new VersionedCiphertext(vault.key.newest(), theirs).toBytes();
        fails(() -> service.unwrap(CONTEXT, stored), Reason.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://another.vault.azure.net/keys/raven", "https://example.com/keys/raven", ""})
    void aVaultThatDoesNotSayWhichVersionWrappedIsNone(String keyId) {
        vault.key.calledItself = keyId;
        wrapFails(Reason.AWAY);
    }

    @Test
    void aThrottledCallIsNotTriedAgain() {
        vault.retryAfter = "3600";
        service.wrap(CONTEXT, SECRET);
        int before = vault.calls().size();
        vault.troubleFor(429, 1);
        wrapFails(Reason.THROTTLED);
        assertThat(vault.calls()).hasSize(before + 1);
    }

    @Test
    void oneFailureIsTriedAgain() {
        vault.troubleFor(500, 1);
        assertThatCode(() -> service.wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
    }

    @Test
    @Timeout(60)
    void aVaultThatAsksForAnHourIsAwayForNow() {
        vault.retryAfter = "3600";
        vault.troubleFor(503, 1);
        wrapFails(Reason.AWAY);
    }

    @Test
    void aVaultThatIsGoneIsAway() {
        vault.close();
        wrapFails(Reason.AWAY);
    }

    @Test
    void theVaultsLogNamesTheCallAsRavensDoes() {
        String id = service.wrap(CONTEXT, SECRET).requestId().orElseThrow();
        assertThat(vault.calls())
                .isNotEmpty()
                .allMatch(call -> call.correlationId().equals(id));
    }

    @Test
    void openingCallsNobody() {
        assertThat(vault.hosts()).isEmpty();
    }

    @Test
    void nothingButWrapAndUnwrapIsAskedFor() {
        service.unwrap(CONTEXT, service.wrap(CONTEXT, SECRET).bytes());
        assertThat(vault.calls().stream().map(FakeKeyVault.Call::path).distinct())
                .containsExactly("/keys/raven//wrapkey", "/keys/raven/" + vault.key.newest() + "/unwrapkey");
    }

    @Test
    void noKeyIsSentBeforeTheVaultHasSaidWhoItIs() {
        service.wrap(CONTEXT, SECRET);
        assertThat(vault.calls())
                .filteredOn(call -> !call.authorized())
                .isNotEmpty()
                .allMatch(call -> call.bodyLength() == 0);
    }

    @Test
    void theVaultAloneGetsATokenAndTheAuthorityAloneTheSecret() {
        service.unwrap(CONTEXT, service.wrap(CONTEXT, SECRET).bytes());
        assertThat(vault.hosts()).containsOnly(vault.host() + ":443", FakeAuthority.HOST + ":443");
        assertThat(vault.calls()).allMatch(call -> call.host().equals(vault.host()));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        vault.troubleFor(status, 1000);
        wrapFails(Reason.AWAY);
        assertThat(vault.hosts()).containsOnly(vault.host() + ":443", FakeAuthority.HOST + ":443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://vault.example.com", "https://azure.net.example.com", "https://storage.azure.com"})
    void aVaultThatAsksForATokenOfAnothersGetsNone(String resource) {
        vault.resource = resource;
        wrapFails(Reason.AWAY);
        assertThat(vault.authority.tokens()).isZero();
    }
}
