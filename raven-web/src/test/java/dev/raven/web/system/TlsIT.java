package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.core.network.TestCertificate;
import dev.raven.crypto.vault.FakeVault;
import dev.raven.persistence.redis.RedisServer;
import dev.raven.web.deploy.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server in production that ends TLS itself: no proxy stands before it. */
class TlsIT {
    private static final String OPERATOR = "operator-key-of-this-test-0123456789";
    private static final long RELOAD_SECONDS = 10;

    private static Path folder;
    private static TestCertificate first;
    private static TestCertificate second;
    private static FakeVault vault;
    private static RedisServer redis;
    private static RavenServer server;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        folder = Raven.temporary();
        first = TestCertificate.of("RSA", "ip:127.0.0.1");
        second = TestCertificate.of("EC", "ip:127.0.0.1");
        Files.writeString(folder.resolve("password"), TestCertificate.PASSWORD);
        show(RavenServer.bundled() ? first : second);
        vault = new FakeVault();
        redis = RedisServer.start("--appendfsync", "always");
        Map<String, String> settings = Production.settings(vault, redis.url(), sha256(OPERATOR));
        if (RavenServer.bundled()) {
            settings.put("RAVEN_TLS_CERT", folder.resolve("tls.crt").toString());
            settings.put("RAVEN_TLS_KEY", folder.resolve("tls.key").toString());
        } else {
            settings.put("RAVEN_TLS_CERT", folder.resolve("tls.p12").toString());
            settings.put("RAVEN_TLS_PASSWORD_FILE", folder.resolve("password").toString());
        }
        settings.put("RAVEN_SECURITY_CONTACT", "https://example.com/report");
        settings.put("RAVEN_PUBLIC_URL", "https://memory.example.com");
        server = RavenServer.started(Raven.temporary(), settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        redis.close();
        vault.close();
        Raven.delete(server.data());
        Raven.delete(folder);
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void show(TestCertificate made) throws IOException {
        replace("tls.crt", made.certificatePem());
        replace("tls.key", made.keyPem());
        Files.write(folder.resolve("tls.p12"), made.pkcs12());
    }

    /** As tools that renew certificates do. */
    private static void replace(String name, String content) throws IOException {
        Path aside = Files.writeString(folder.resolve(name + ".new"), content);
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A client that believes both certificates, and no other. */
    private static SSLContext client() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("first", first.certificate());
            trusted.setCertificateEntry("second", second.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Api api(HttpClient.Version version) {
        HttpClient client =
                HttpClient.newBuilder().sslContext(client()).version(version).build();
        return Api.over(client, server.url());
    }

    /** What a new connection is shown. */
    private static Certificate shown() {
        try (SSLSocket socket = (SSLSocket) client().getSocketFactory()
                .createSocket(server.url().getHost(), server.url().getPort())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest(name = "a client that wants {0}")
    @CsvSource({"HTTP_1_1", "HTTP_2"})
    void servesInProductionWithoutAProxy(HttpClient.Version version) {
        Api operator = api(version).as(OPERATOR);
        Reply registered = operator.post("tenants", Map.of("name", "Example", "email", version + "@example.com"));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
        assertThat(registered.text("api_key")).startsWith("rk_live_");
        Reply reply = api(version).as(registered.text("api_key")).get("tenant");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.http().version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void passesWhatAServerForDevelopmentFails() {
        JsonNode checklist = api(HttpClient.Version.HTTP_1_1)
                .as(OPERATOR)
                .get("security/checklist")
                .json();
        Map<String, String> statuses = new TreeMap<>();
        checklist
                .path("rows")
                .forEach(row ->
                        statuses.put(row.path("id").asText(), row.path("status").asText()));
        assertThat(statuses)
                .as(checklist.toString())
                .containsEntry("https", "pass")
                .containsEntry("kms_encryption", "pass")
                .containsEntry("keys_per_environment", "pass")
                .containsEntry("operator_key", "pass")
                .containsEntry("trusted_proxies", "pass")
                .containsEntry("redis_auth", "fail")
                .containsEntry("redis_eviction", "pass");
    }

    @Test
    void everyAnswerSaysToStayEncrypted() {
        Api api = api(HttpClient.Version.HTTP_1_1);
        for (Reply reply : new Reply[] {api.get("tenant"), api.get("/health/ready"), api.get("/nothing-here")}) {
            assertThat(reply.header("Strict-Transport-Security")).hasValue("max-age=31536000");
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "0303, c02bc02fc02cc030, true",
        "0303, c009c013002f, false",
        "0302, c02bc02fc009c013002f, false",
        "0301, c02bc02fc009c013002f, false"
    })
    void oldVersionsAndWeakSuitesAreRefused(String version, String suites, boolean welcome) throws IOException {
        if (RavenServer.bundled()) {
            show(second);
            Patience.until(RELOAD_SECONDS, () -> shown().equals(second.certificate()), server::log);
        }
        assertThat(new ClientHello(version, suites).welcomeAt(server.url())).isEqualTo(welcome);
    }

    @Test
    void aScannerFindsNoVersionSuiteOrGroupBelowTheSettings() throws IOException, InterruptedException {
        String report = Tool.named("sslscan")
                .accepts("--xml=-", "--no-colour", "127.0.0.1:" + server.url().getPort());
        assertThat(attributes(report, "<protocol type=\"(\\w+\" version=\"[0-9.]+)\" enabled=\"1\""))
                .containsExactlyInAnyOrder("tls\" version=\"1.2", "tls\" version=\"1.3");
        assertThat(attributes(report, "<cipher [^>]*cipher=\"([^\"]+)\""))
                .isNotEmpty()
                .allMatch(suite -> suite.matches("TLS_.*(GCM|POLY1305)_SHA.*|ECDHE-.*(GCM-SHA.*|POLY1305)"));
        assertThat(attributes(report, "<group [^>]*bits=\"(\\d+)\""))
                .isNotEmpty()
                .allMatch(bits -> Integer.parseInt(bits) >= 128);
        assertThat(attributes(report, "<heartbleed [^>]*vulnerable=\"(\\d)\"")).containsOnly("0");
    }

    private static List<String> attributes(String report, String pattern) {
        return Pattern.compile(pattern)
                .matcher(report)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void whoeverFindsAWeaknessIsToldWhomToTell() {
        Reply reply = api(HttpClient.Version.HTTP_1_1).get("/.well-known/security.txt");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body())
                .startsWith("Contact: https://example.com/report\n")
                .endsWith("\nCanonical: https://memory.example.com/.well-known/security.txt\n");
    }

    @Test
    void plainHttpIsNotServedThere() throws IOException {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: raven\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP/");
        }
    }

    @Test
    @OnBundledServer
    void aRenewedCertificateIsShownWithoutARestartAndABrokenOneIsNot() throws IOException {
        show(first);
        Patience.until(RELOAD_SECONDS, () -> shown().equals(first.certificate()), server::log);
        show(second);
        Patience.until(RELOAD_SECONDS, () -> shown().equals(second.certificate()), server::log);

        replace("tls.crt", "broken-c0ntent");
        Patience.until(
                RELOAD_SECONDS,
                () -> server.logged("RAVEN_TLS_CERT: " + folder.resolve("tls.crt") + " cannot be read"),
                server::log);
        assertThat(shown()).isEqualTo(second.certificate());
        assertThat(server.logged("broken-c0ntent")).isFalse();
        try (InputStream metrics =
                server.management().resolve("/metrics").toURL().openStream()) {
            assertThat(new String(metrics.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("raven_tls_certificate_end_timestamp_seconds ");
        }
    }
}
