package dev.raven.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.key.RemoteKeyManagementContract;
import dev.raven.core.scene.TestClock;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyManagementTest implements RemoteKeyManagementContract {
    private static final byte[] SECRET = new byte[64];

    private final FakeVault vault = new FakeVault();
    private final FakeVault otherVault = new FakeVault();
    private final TestClock clock = new TestClock();
    private final KeyManagement service = open(vault, Map.of("VAULT_TOKEN", FakeVault.TOKEN));
    private final KeyManagement foreign = open(otherVault, Map.of("VAULT_TOKEN", FakeVault.TOKEN));

    private KeyManagement open(FakeVault at, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of("VAULT_ADDR", at.url(), "KMS_KEY_ID", "transit/raven"));
        variables.putAll(more);
        String keyId = variables.remove("KMS_KEY_ID");
        return VaultKeyManagement.open(VaultSettings.from(new Environment(variables), keyId), clock);
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
            case KEY_DISABLED -> vault.troubleFor(403, 1000);
            case KEY_MISSING -> vault.hasKey = false;
            case DENIED -> vault.goodToken = "hvs.another";
            case THROTTLED -> vault.troubleFor(429, 1000);
            case FAILING -> vault.troubleFor(503, 1000);
            case HANGING -> vault.hanging = true;
        }
    }

    @Override
    public void recover() {
        vault.troubleFor(0, 0);
        vault.hasKey = true;
        vault.goodToken = FakeVault.TOKEN;
        vault.hanging = false;
    }

    private static void fails(KeyManagement service, Reason reason) {
        assertThatThrownBy(() -> service.wrap(CONTEXT, SECRET))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void oneFailureIsTriedAgain(int status) {
        vault.troubleFor(status, 1);
        assertThatCode(() -> service.wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void aVaultThatIsGoneIsAway() {
        vault.close();
        fails(service, Reason.AWAY);
    }

    @Test
    void aVersionThatMayNoLongerDecryptIsRefused() {
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        vault.minDecryptionVersion = 2;
        assertThatThrownBy(() -> service.unwrap(CONTEXT, wrapped))
                .isInstanceOfSatisfying(
                        KeyServiceException.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.REFUSED));
    }

    @Test
    @Timeout(30)
    void anAnswerThatStallsInItsBodyIsAwayAndPasses() {
        byte[] wrapped = service.wrap(CONTEXT, SECRET).bytes();
        vault.stalling = true;
        fails(service, Reason.AWAY);
        vault.stalling = false;
        assertThat(service.unwrap(CONTEXT, wrapped).bytes()).isEqualTo(SECRET);
    }

    @Test
    @Timeout(30)
    void anAnswerThatStallsIsNotListenedToAnyLonger() throws InterruptedException {
        vault.stalling = true;
        fails(service, Reason.AWAY);
        OutputStream body = vault.stalled.take();
        assertThatThrownBy(() -> {
                    while (true) {
                        body.write(' ');
                        body.flush();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServiceThatWasClosedIsAway() {
        service.close();
        fails(service, Reason.AWAY);
    }

    @Test
    void aNamespaceIsSent() {
        vault.namespace = "team-a";
        fails(service, Reason.REFUSED);
        KeyManagement inside = open(vault, Map.of("VAULT_TOKEN", FakeVault.TOKEN, "VAULT_NAMESPACE", "team-a"));
        assertThatCode(() -> inside.wrap(CONTEXT, SECRET)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "VAULT_ADDR, http://vault.example.com:8200, VAULT_ADDR",
        "VAULT_ADDR, nonsense, VAULT_ADDR",
        "VAULT_ADDR, https://user:pass@vault.example.com, VAULT_ADDR",
        "VAULT_ADDR, '', VAULT_ADDR",
        "KMS_KEY_ID, ../sys/seal, KMS_KEY_ID",
        "KMS_KEY_ID, a?b, KMS_KEY_ID",
        "KMS_KEY_ID, transit/.., KMS_KEY_ID",
        "KMS_KEY_ID, transit//raven, KMS_KEY_ID",
        "KMS_KEY_ID, /transit/raven, KMS_KEY_ID",
        "VAULT_TOKEN, '', VAULT_TOKEN",
        "VAULT_TOKEN, 'hvs.first\nhvs.pass@', VAULT_TOKEN",
        "VAULT_ROLE_ID, role, VAULT_TOKEN",
        "VAULT_SECRET_ID, secret, VAULT_SECRET_ID"
    })
    void aWrongSettingIsNamed(String name, String value, String named) {
        assertThatThrownBy(() -> open(vault, with(name, value)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(named + ": ")
                .hasMessageNotContaining("pass@");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> variables = new HashMap<>(Map.of("VAULT_TOKEN", FakeVault.TOKEN));
        variables.put(name, value);
        return variables;
    }
}
