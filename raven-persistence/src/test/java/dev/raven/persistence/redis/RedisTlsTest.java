package dev.raven.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.network.FreePort;
import dev.raven.core.network.TestCertificate;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTlsTest {
    @TempDir
    static Path folder;

    /** A certificate and its key, as Redis and Raven read them. */
    private record PemFiles(Path certificate, Path key) {
        static PemFiles of(String name, String host) throws IOException {
            TestCertificate made = TestCertificate.of("EC", host);
            return new PemFiles(
                    Files.writeString(folder.resolve(name + ".crt"), made.certificatePem()),
                    Files.writeString(folder.resolve(name + ".key"), made.keyPem()));
        }
    }

    private static PemFiles here;
    private static PemFiles raven;
    private static RedisServer server;
    private static String url;

    @BeforeAll
    static void startAServerThatWantsACertificate() throws Exception {
        here = PemFiles.of("here", "ip:127.0.0.1");
        raven = PemFiles.of("raven", "dns:raven");
        int port = FreePort.next();
        url = "rediss://127.0.0.1:" + port;
        server = RedisServer.start(tls(port, here, "yes"));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static String[] tls(int port, PemFiles own, String clients) {
        return new String[] {
            "--tls-port", Integer.toString(port),
            "--tls-cert-file", own.certificate().toString(),
            "--tls-key-file", own.key().toString(),
            "--tls-ca-cert-file", raven.certificate().toString(),
            "--tls-auth-clients", clients
        };
    }

    private static String ping(String url, Map<String, String> files) {
        try (RoutedJedis client = RedisConnection.open(RedisLogin.of(RedisUrl.parse(url), new Environment(files)))) {
            return client.ping();
        }
    }

    private static Map<String, String> trusting(PemFiles authority) {
        return Map.of("RAVEN_REDIS_CA_FILE", authority.certificate().toString());
    }

    private static Map<String, String> trusting(PemFiles authority, Path certificate, Path key) {
        return Map.of(
                "RAVEN_REDIS_CA_FILE", authority.certificate().toString(),
                "RAVEN_REDIS_CERT_FILE", certificate.toString(),
                "RAVEN_REDIS_KEY_FILE", key.toString());
    }

    @Test
    void speaksWithAServerItTrustsAndShowsItsCertificate() {
        assertThat(ping(url, trusting(here, raven.certificate(), raven.key()))).isEqualTo("PONG");
    }

    @Test
    void doesNotSpeakWithAServerItDoesNotTrust() {
        refused(url, Map.of());
        refused(url, trusting(raven, raven.certificate(), raven.key()));
    }

    @Test
    void isNotSpokenWithWithoutACertificate() {
        refused(url, trusting(here));
    }

    @Test
    void doesNotSpeakWithAnotherHostThanItAskedFor() throws Exception {
        PemFiles elsewhere = PemFiles.of("elsewhere", "dns:elsewhere.example");
        int port = FreePort.next();
        try (RedisServer impostor = RedisServer.start(tls(port, elsewhere, "no"))) {
            assertThat(impostor.port()).isNotEqualTo(port);
            refused("rediss://127.0.0.1:" + port, trusting(elsewhere));
        }
    }

    private static void refused(String url, Map<String, String> files) {
        assertThatThrownBy(() -> ping(url, files))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("its certificate is not trusted or for another host")
                .hasNoCause();
    }

    @Test
    void namesTheFileThatItCannotUse() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        namesTheSetting("RAVEN_REDIS_CA_FILE", Map.of("RAVEN_REDIS_CA_FILE", empty.toString()));
        namesTheSetting(
                "RAVEN_REDIS_CA_FILE",
                Map.of("RAVEN_REDIS_CA_FILE", folder.resolve("none").toString()));
        namesTheSetting("RAVEN_REDIS_KEY_FILE", trusting(here, raven.certificate(), empty));
        namesTheSetting("RAVEN_REDIS_CERT_FILE", trusting(here, empty, raven.key()));
        namesTheSetting(
                "RAVEN_REDIS_KEY_FILE",
                Map.of("RAVEN_REDIS_CERT_FILE", raven.certificate().toString()));
        namesTheSetting(
                "RAVEN_REDIS_CERT_FILE",
                Map.of("RAVEN_REDIS_KEY_FILE", raven.key().toString()));
    }

    private static void namesTheSetting(String name, Map<String, String> files) {
        assertThatThrownBy(() -> ping(url, files))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(name + ": ");
    }

    @Test
    void doesNotLeaveFilesUnusedWithoutTls() {
        assertThatThrownBy(() -> ping(server.url(), trusting(here)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("RAVEN_REDIS_CA_FILE: is set, but REDIS_URL has no TLS");
    }
}
