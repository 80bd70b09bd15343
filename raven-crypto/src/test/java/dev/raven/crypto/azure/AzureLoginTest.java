package dev.raven.crypto.azure;

import static dev.raven.core.key.KeyManagementContract.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which proofs Azure gives a token, and which settings are none. */
class AzureLoginTest {
    private static final byte[] SECRET = new byte[64];

    private final FakeKeyVault vault = new FakeKeyVault();

    @TempDir
    Path files;

    @AfterEach
    void close() {
        vault.close();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }

    private KeyManagement open(Map<String, String> more) {
        return AzureKeyManagementTest.open(vault, more);
    }

    private void opensAKeyWith(String setting, Path file) {
        KeyManagement service = open(Map.of("AZURE_CLIENT_SECRET", "", setting, file.toString()));
        assertThat(service.unwrap(CONTEXT, service.wrap(CONTEXT, SECRET).bytes())
                        .bytes())
                .isEqualTo(SECRET);
        assertThat(vault.authority.tokens()).isPositive();
    }

    private static void fails(KeyManagement service, Reason reason) {
        assertThatThrownBy(() -> service.wrap(CONTEXT, SECRET))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Test
    void aTokenIsGotOnceForManyCalls() {
        KeyManagement service = open(Map.of());
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        service.unwrap(CONTEXT, wrapped);
        service.unwrap(CONTEXT, wrapped);
        assertThat(vault.authority.tokens()).isOne();
    }

    @Test
    void aCertificateProvesWhoRavenIs() throws IOException, GeneralSecurityException {
        opensAKeyWith("AZURE_CLIENT_CERTIFICATE_PATH", file("raven.pem", FakeAuthority.CERTIFICATE.pem()));
    }

    @Test
    void aTokenOfTheClusterProvesWhoRavenIs() throws IOException {
        opensAKeyWith("AZURE_FEDERATED_TOKEN_FILE", file("token", FakeAuthority.CLUSTER_TOKEN));
    }

    @Test
    void aWrongSecretIsRefused() {
        fails(open(Map.of("AZURE_CLIENT_SECRET", "another")), Reason.REFUSED);
    }

    @Test
    void aWrongSecretIsNoTamperingOfWhatItCannotOpen() {
        byte[] wrapped = open(Map.of()).wrap(CONTEXT, SECRET).bytes();
        KeyManagement service = open(Map.of("AZURE_CLIENT_SECRET", "another"));
        vault.authority.refusal = 400;
        assertThatThrownBy(() -> service.unwrap(CONTEXT, wrapped))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    void anApplicationOfAnotherTenantIsRefused() {
        fails(open(Map.of("AZURE_TENANT_ID", "99999999-2222-3333-4444-555555555555")), Reason.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"500, AWAY", "503, AWAY", "429, THROTTLED"})
    void anAuthorityInTroubleHasItsReason(int status, Reason reason) {
        vault.authority.trouble = status;
        fails(open(Map.of()), reason);
    }

    @Test
    void anAuthorityThatIsNotItselfIsAwayAndNoOtherIsAsked() {
        fails(open(Map.of("AZURE_AUTHORITY_HOST", "https://authority.example.com")), Reason.AWAY);
        assertThat(vault.hosts()).containsOnly(vault.host() + ":443", "authority.example.com:443");
    }

    @Test
    void aTokenThatTheVaultNoLongerTakesIsRefused() {
        KeyManagement service = open(Map.of());
        service.wrap(CONTEXT, SECRET);
        vault.authority.forgetTokens();
        fails(service, Reason.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "KMS_KEY_ID, raven, KMS_KEY_ID",
        "KMS_KEY_ID, http://raven.vault.azure.net/keys/raven, KMS_KEY_ID",
        "KMS_KEY_ID, https://raven.vault.azure.net/keys/, KMS_KEY_ID",
        "KMS_KEY_ID, https://raven.vault.azure.net/keys/raven/1, KMS_KEY_ID",
        "KMS_KEY_ID, https://raven.vault.azure.net/keys/raven?api-version=7.4, KMS_KEY_ID",
        "KMS_KEY_ID, https://raven.vault.azure.net/secrets/raven, KMS_KEY_ID",
        "KMS_KEY_ID, https://raven.vault.azure.net.example.com/keys/raven, KMS_KEY_ID",
        "KMS_KEY_ID, https://a@raven.vault.azure.net/keys/raven, KMS_KEY_ID",
        "KMS_KEY_ID, https://raven.vault.azure.net:8443/keys/raven, KMS_KEY_ID",
        "KMS_KEY_ID, https://example.com/keys/raven, KMS_KEY_ID",
        "AZURE_TENANT_ID, '', AZURE_TENANT_ID",
        "AZURE_TENANT_ID, a/b, AZURE_TENANT_ID",
        "AZURE_CLIENT_ID, '', AZURE_CLIENT_ID",
        "AZURE_CLIENT_ID, a b, AZURE_CLIENT_ID",
        "AZURE_CLIENT_CERTIFICATE_PATH, none.pem, AZURE_CLIENT_CERTIFICATE_PATH",
        "AZURE_AUTHORITY_HOST, http://login.microsoftonline.com, AZURE_AUTHORITY_HOST",
        "AZURE_AUTHORITY_HOST, https://user:pass@login.microsoftonline.com, AZURE_AUTHORITY_HOST",
        "AZURE_AUTHORITY_HOST, https://login.microsoftonline.com/common, AZURE_AUTHORITY_HOST",
        "AZURE_AUTHORITY_HOST, login.microsoftonline.com, AZURE_AUTHORITY_HOST"
    })
    void aWrongSettingIsNamed(String name, String value, String named) {
        assertThatThrownBy(() -> open(Map.of(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(named + ": ")
                .hasMessageNotContaining("pass@");
    }

    @Test
    void aCertificateBesideASecretIsOneProofTooMany() throws IOException, GeneralSecurityException {
        Path pem = file("raven.pem", FakeAuthority.CERTIFICATE.pem());
        assertThatThrownBy(() -> open(Map.of("AZURE_CLIENT_CERTIFICATE_PATH", pem.toString())))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("AZURE_CLIENT_SECRET: ");
    }

    @Test
    void withoutAProofTheMachinesOwnIdentityIsTaken() {
        Map<String, String> none = new HashMap<>();
        none.put("AZURE_TENANT_ID", "");
        none.put("AZURE_CLIENT_ID", "");
        none.put("AZURE_CLIENT_SECRET", "");
        open(none).close();
        assertThat(vault.hosts()).isEmpty();
    }
}
