package dev.raven.crypto.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.KeyServiceReply;
import dev.raven.core.key.RemoteKeyManagementContract;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import dev.raven.crypto.gcp.DamagingLine.Damage;
import dev.raven.crypto.gcp.GcpFrontDoor.Call;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GcpKeyManagementTest implements RemoteKeyManagementContract {
    private static final byte[] SECRET = new byte[64];
    private static final String ENDPOINT = "CLOUDSDK_API_ENDPOINT_OVERRIDES_CLOUDKMS";
    private static final String CREDENTIALS = "GOOGLE_APPLICATION_CREDENTIALS";

    private final FakeGcpKms gcp = new FakeGcpKms();
    private final FakeGcpKms otherGcp = new FakeGcpKms();
    private final KeyManagement service = open(gcp, Map.of());
    private final KeyManagement foreign = open(otherGcp, Map.of());

    @TempDir
    Path folder;

    private static KeyManagement open(FakeGcpKms at, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of("KMS_KEY_ID", FakeGcpKms.KEY, ENDPOINT, at.url()));
        variables.putAll(more);
        String keyId = variables.remove("KMS_KEY_ID");
        return GcpKeyManagement.open(GcpSettings.from(new Environment(variables), keyId));
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
        gcp.close();
        otherGcp.close();
    }

    @Override
    public void befall(Trouble trouble) {
        switch (trouble) {
            case KEY_DISABLED -> gcp.door.troubleFor(Status.FAILED_PRECONDITION, 1000);
            case KEY_MISSING -> gcp.door.troubleFor(Status.NOT_FOUND, 1000);
            case DENIED -> gcp.door.troubleFor(Status.PERMISSION_DENIED, 1000);
            case THROTTLED -> gcp.door.troubleFor(Status.RESOURCE_EXHAUSTED, 1000);
            case FAILING -> gcp.door.troubleFor(Status.INTERNAL, 1000);
            case HANGING -> gcp.door.hanging = true;
        }
    }

    @Override
    public void recover() {
        gcp.door.troubleFor(Status.OK, 0);
        gcp.door.hanging = false;
    }

    private static void fails(KeyManagement service, Reason reason) {
        assertThatThrownBy(() -> service.wrap(CONTEXT, SECRET))
                .isInstanceOfSatisfying(KeyServiceException.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(reason);
                    assertThat(failed.requestId()).isPresent();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, REFUSED",
        "UNAUTHENTICATED, REFUSED",
        "UNAVAILABLE, AWAY",
        "ABORTED, AWAY",
        "UNKNOWN, AWAY",
        "UNIMPLEMENTED, AWAY"
    })
    void everyOtherStatusHasItsReasonToo(Status.Code code, Reason reason) {
        gcp.door.troubleFor(code.toStatus(), 1000);
        fails(service, reason);
    }

    @Test
    void aFailureThatPassesIsTriedAgain() {
        gcp.door.troubleFor(Status.UNAVAILABLE, 2);
        assertThatCode(() -> service.wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void aHangingServiceIsWaitedForFiveSecondsInAll() {
        gcp.door.hanging = true;
        fails(service, Reason.AWAY);
        assertThat(gcp.door.calls()).isNotEmpty().allMatch(call -> call.millis() <= 2000);
        assertThat(gcp.door.calls().stream().mapToLong(Call::millis).sum()).isLessThanOrEqualTo(5000);
    }

    @ParameterizedTest
    @CsvSource({
        "EncryptRequest, plaintext, false",
        "EncryptRequest, plaintext_crc32c, true",
        "EncryptRequest, additional_authenticated_data, false",
        "EncryptRequest, additional_authenticated_data_crc32c, true",
        "EncryptResponse, ciphertext, false",
        "EncryptResponse, ciphertext_crc32c, true",
        "EncryptResponse, ciphertext+ciphertext_crc32c, true"
    })
    void whatWasDamagedWhileWrappingIsNotAcceptedButTriedOnceMore(String message, String fields, boolean lost) {
        gcp.line.damages(new Damage(message, fields, lost), 1);
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        assertThat(service.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(SECRET);
        assertThat(gcp.door.calls()).hasSize(3);

        gcp.line.damages(new Damage(message, fields, lost), 1000);
        fails(service, Reason.AWAY);
        assertThat(gcp.door.calls()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "DecryptRequest, ciphertext, false",
        "DecryptRequest, additional_authenticated_data, false",
        "DecryptResponse, plaintext, false",
        "DecryptResponse, plaintext_crc32c, true",
        "DecryptResponse, plaintext+plaintext_crc32c, true"
    })
    void whatWasDamagedWhileUnwrappingIsNotAcceptedButTriedOnceMore(String message, String fields, boolean lost) {
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        gcp.line.damages(new Damage(message, fields, lost), 1);
        assertThat(service.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(SECRET);
        assertThat(gcp.door.calls()).hasSize(3);

        gcp.line.damages(new Damage(message, fields, lost), 1000);
        assertThatThrownBy(() -> service.unwrap(CONTEXT, wrapped))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.AWAY));
        assertThat(gcp.door.calls()).hasSize(5);
    }

    @Test
    void aCallIsNamedInGooglesAuditLogAsInRavens() {
        gcp.door.troubleFor(Status.UNAVAILABLE, 1);
        KeyServiceReply wrapped = service.wrap(CONTEXT, SECRET);
        KeyServiceReply unwrapped = service.unwrap(CONTEXT, wrapped.bytes());
        assertThat(gcp.door.calls())
                .extracting(Call::reason)
                .containsExactly(
                        wrapped.requestId().orElseThrow(),
                        wrapped.requestId().orElseThrow(),
                        unwrapped.requestId().orElseThrow());
    }

    @Test
    void aServiceThatIsGoneIsAway() {
        gcp.close();
        fails(service, Reason.AWAY);
    }

    @Test
    void anUnknownKeyIsRefused() {
        fails(open(gcp, Map.of("KMS_KEY_ID", FakeGcpKms.KEY + "-of-others")), Reason.REFUSED);
    }

    @Test
    void openingDoesNotCall() {
        assertThat(gcp.door.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alias/raven",
                "projects/p/locations/global/keyRings/r",
                "projects/p/locations/global/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1",
                "projects/p/locations/global/keyRings/r/cryptoKeys/../k",
                "//cloudkms.googleapis.com/projects/p/locations/global/keyRings/r/cryptoKeys/k"
            })
    void aKeyIsNamedInFull(String keyId) {
        assertThatThrownBy(() -> open(gcp, Map.of("KMS_KEY_ID", keyId)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("KMS_KEY_ID: ")
                .hasMessageContaining("projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cloudkms.example.com/",
                "cloudkms.googleapis.com:443",
                "https://user:pass@cloudkms.googleapis.com/",
                "https://cloudkms.googleapis.com/v1",
                "https:///",
                "https://a..b/",
                "https://cloudkms.googleapis.com:99999/",
                "not a url"
            })
    void anEndpointThatKeepsNoSecretsIsRefused(String endpoint) {
        assertThatThrownBy(() -> open(gcp, Map.of(ENDPOINT, endpoint)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(ENDPOINT + ": ")
                .hasMessageNotContaining("pass@");
    }

    @Test
    void aCredentialsFileThatCannotBeReadIsNamed() throws Exception {
        assertThatThrownBy(() ->
                        open(gcp, Map.of(CREDENTIALS, folder.resolve("none").toString())))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(CREDENTIALS + ": ");
        for (String text : new String[] {"", "{}", "private", "{\"type\":\"service_account\"}"}) {
            Path file = Files.writeString(folder.resolve("credentials.json"), text);
            assertThatThrownBy(() -> open(gcp, Map.of(CREDENTIALS, file.toString())))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith(CREDENTIALS + ": ");
        }
    }

    @Test
    void whereNoneAreSetAndNoneFoundTheSettingForThemIsNamed() {
        GcpSettings settings =
                GcpSettings.from(new Environment(Map.of()), "projects/p/locations/global/keyRings/r/cryptoKeys/k");
        assertThatThrownBy(() -> GcpClient.open(settings))
                .isInstanceOf(SettingException.class)
                .hasMessage(CREDENTIALS + ": must name a credentials file: this machine has no default credentials.");
    }

    @Test
    void credentialsAreReadButNotSentOverPlainText() throws Exception {
        Path file = Files.writeString(folder.resolve("credentials.json"), serviceAccount());
        open(gcp, Map.of(CREDENTIALS, file.toString())).wrap(CONTEXT, SECRET);
        assertThat(gcp.door.calls()).hasSize(1).noneMatch(Call::authorized);
    }

    private static String serviceAccount() throws GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return """
                {"type": "service_account", "client_id": "1", "client_email": "raven@raven-test.example.com",
                 "private_key_id": "1", "private_key":
                 "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
                """.formatted(Base64.getEncoder().encodeToString(key));
    }
}
