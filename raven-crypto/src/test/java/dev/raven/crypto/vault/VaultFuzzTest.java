package dev.raven.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.net.httpserver.HttpServer;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyContext;
import dev.raven.core.key.KeyManagement;
import dev.raven.core.key.KeyPurpose;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.settings.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a store gives back for Vault, and whatever answers in Vault's place: a key, or a failure with its reason. */
class VaultFuzzTest {
    private static final KeyContext CONTEXT =
            new KeyContext(new TenantId("ten_Vn3qZ1mXb8RkT0yLw5cGdA"), KeyPurpose.DATA, "ky_Ht4Vw9Ez2Ku7Xb1Dq6SmPo", 1);

    private static FakeVault vault;
    private static HttpServer stranger;
    private static volatile byte[] answer = new byte[0];
    private static KeyManagement service;
    private static KeyManagement astray;

    @BeforeAll
    static void open() throws IOException {
        vault = new FakeVault();
        service = open(vault.url());
        stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        stranger.start();
        astray = open("http://127.0.0.1:" + stranger.getAddress().getPort());
    }

    private static KeyManagement open(String url) {
        Environment environment = new Environment(Map.of("VAULT_ADDR", url, "VAULT_TOKEN", FakeVault.TOKEN));
        return VaultKeyManagement.open(VaultSettings.from(environment, "transit/raven"), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        service.close();
        astray.close();
        vault.close();
        stranger.stop(0);
    }

    @FuzzTest(maxDuration = "60s")
    void refusesAsWrongWhatVaultDidNotWrap(byte[] wrapped) {
        try {
            service.unwrap(CONTEXT, wrapped);
        } catch (KeyServiceException refused) {
            assertThat(refused.reason()).isEqualTo(Reason.WRONG);
            return;
        }
        throw new AssertionError("nobody wrapped it");
    }

    @FuzzTest(maxDuration = "60s")
    void takesNoNonsenseForAnAnswer(byte[] nonsense) {
        answer = nonsense;
        try {
            assertThat(astray.wrap(CONTEXT, new byte[64]).bytes()).startsWith('v', 'a', 'u', 'l', 't', ':');
        } catch (KeyServiceException failed) {
            assertThat(failed.reason()).isEqualTo(Reason.AWAY);
        }
        try {
            assertThat(astray.unwrap(CONTEXT, new byte[0]).bytes()).isNotEmpty();
        } catch (KeyServiceException failed) {
            assertThat(failed.reason()).isEqualTo(Reason.AWAY);
        }
    }
}
