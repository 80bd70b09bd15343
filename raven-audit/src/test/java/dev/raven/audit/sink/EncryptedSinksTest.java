package dev.raven.audit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.id.Ids;
import dev.raven.core.network.TestCertificate;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real TLS, an event goes to whom the operator believes, and to nobody else. */
class EncryptedSinksTest {
    private static TestCertificate here;
    private static TestCertificate elsewhere;

    @TempDir
    static Path folder;

    private final WrittenLog log = new WrittenLog(new Ids(new SecureRandom()).tenant(), new InMemoryAuditStore());

    @BeforeAll
    static void make() {
        here = TestCertificate.of("EC", "ip:127.0.0.1");
        elsewhere = TestCertificate.of("RSA", "dns:elsewhere.example");
    }

    private static AuditCopySettings settings(Map<String, String> where, TestCertificate... authorities)
            throws IOException {
        Map<String, String> variables = new HashMap<>(where);
        if (authorities.length > 0) {
            StringBuilder pem = new StringBuilder();
            List.of(authorities).forEach(one -> pem.append(one.certificatePem()));
            Path file = Files.writeString(folder.resolve("authorities.pem"), pem);
            variables.put("RAVEN_AUDIT_CA_FILE", file.toString());
        }
        Environment environment = new Environment(variables);
        return AuditCopySettings.from(environment, ServerSettings.from(environment));
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void refused(AuditSink sink, List<CopyRecord> records) {
        try (sink) {
            assertThatThrownBy(() -> sink.write(records))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no certificate that is believed");
        }
    }

    @Nested
    class Https {
        private final List<String> got = new CopyOnWriteArrayList<>();
        private HttpServer server;

        @AfterEach
        void stop() {
            server.stop(0);
        }

        private HttpServer showing(TestCertificate shown) throws IOException {
            HttpsServer encrypted = HttpsServer.create(anyPort(), 0);
            encrypted.setHttpsConfigurator(new HttpsConfigurator(shown.tls()));
            return encrypted;
        }

        private HttpsSink sink(HttpServer listening, TestCertificate... authorities) throws IOException {
            server = listening;
            server.createContext("/", exchange -> {
                got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
            AuditCopySettings settings = settings(Map.of("RAVEN_AUDIT_HTTPS_URL", url), authorities);
            return new HttpsSink(settings.collector().orElseThrow(), settings.trust());
        }

        @Test
        void goesToACollectorWhoseAuthorityIsNamed() throws IOException {
            try (HttpsSink sink = sink(showing(here), elsewhere, here)) {
                sink.write(log.records(2));
            }
            assertThat(got).singleElement().asString().hasLineCount(2);
        }

        @Test
        void goesToNobodyElse() throws IOException {
            refused(sink(showing(here)), log.records(1));
            server.stop(0);
            refused(sink(showing(here), elsewhere), log.records(1));
            server.stop(0);
            refused(sink(showing(elsewhere), elsewhere), log.records(1));
            assertThat(got).isEmpty();
        }

        @Test
        void goesToNoServerThatDoesNotEncrypt() throws IOException {
            try (HttpsSink sink = sink(HttpServer.create(anyPort(), 0), here)) {
                assertThatThrownBy(() -> sink.write(log.records(1))).isInstanceOf(IOException.class);
            }
            assertThat(got).isEmpty();
        }
    }

    @Nested
    class Syslog {
        private ServerSocket server;
        private final CompletableFuture<String> heard = new CompletableFuture<>();

        @AfterEach
        void stop() throws IOException {
            server.close();
        }

        private SSLServerSocket showing(TestCertificate shown) throws IOException {
            return (SSLServerSocket) listening(shown.tls().getServerSocketFactory());
        }

        private ServerSocket listening(ServerSocketFactory factory) throws IOException {
            return factory.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        }

        private SyslogSink sink(ServerSocket listening, TestCertificate... authorities) throws IOException {
            server = listening;
            Thread.ofVirtual().start(() -> listen(listening));
            AuditCopySettings settings =
                    settings(Map.of("RAVEN_AUDIT_SYSLOG", "tls://127.0.0.1:" + server.getLocalPort()), authorities);
            return new SyslogSink(
                    settings.syslog().orElseThrow(), settings.trust().getSocketFactory(), Clock.systemUTC());
        }

        /** One connection until its end, which Raven cuts; a plain server answers what it takes for nonsense. */
        private void listen(ServerSocket listening) {
            StringBuilder words = new StringBuilder();
            try (Socket taken = listening.accept()) {
                if (!(listening instanceof SSLServerSocket)) {
                    taken.getOutputStream().write("what?\n".getBytes(StandardCharsets.UTF_8));
                }
                for (int next = taken.getInputStream().read();
                        next >= 0;
                        next = taken.getInputStream().read()) {
                    words.append((char) next);
                }
            } catch (IOException cut) {
                words.append("…");
            }
            heard.complete(words.toString());
        }

        private String heard() throws Exception {
            return heard.get(30, TimeUnit.SECONDS);
        }

        @Test
        void goesToAServerWhoseAuthorityIsNamed() throws Exception {
            try (SyslogSink sink = sink(showing(here), elsewhere, here)) {
                sink.write(log.records(2));
            }
            assertThat(heard()).contains("\"sequence\":1,", "\"sequence\":2,");
        }

        @Test
        void goesToNobodyElse() throws IOException {
            refused(sink(showing(here)), log.records(1));
            server.close();
            refused(sink(showing(here), elsewhere), log.records(1));
            server.close();
            refused(sink(showing(elsewhere), elsewhere), log.records(1));
        }

        @Test
        void goesToNoServerThatDoesNotEncrypt() throws Exception {
            refused(sink(listening(ServerSocketFactory.getDefault()), here), log.records(1));
            assertThat(heard()).doesNotContain("\"sequence\"");
        }

        @Test
        void failsWhereTheServerWantsACertificateOfRaven() throws Exception {
            SSLServerSocket strict = showing(here);
            strict.setNeedClientAuth(true);
            try (SyslogSink sink = sink(strict, here)) {
                assertThatThrownBy(() -> sink.write(log.records(1))).isInstanceOf(IOException.class);
            }
            assertThat(heard()).doesNotContain("\"sequence\"");
        }
    }
}
