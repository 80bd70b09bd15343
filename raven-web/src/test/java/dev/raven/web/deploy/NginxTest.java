package dev.raven.web.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.raven.core.network.FreePort;
import dev.raven.core.network.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxTest {
    private static final String HERE = "ip:127.0.0.1";
    private static final String CONFIGURATION = ProjectFiles.read("deploy/nginx/raven.conf");

    @TempDir
    private Path folder;

    /** Anything else would let a client say of itself where it comes from. */
    @Test
    void tellsRavenWhereARequestComesFrom() {
        assertThat(CONFIGURATION.lines().map(String::strip))
                .contains(
                        "proxy_set_header X-Forwarded-For $remote_addr;",
                        "proxy_set_header X-Forwarded-Proto $scheme;",
                        "proxy_set_header Forwarded \"\";");
        assertThat(CONFIGURATION.split("proxy_set_header", -1))
                .as("one place sets them all")
                .hasSize(6);
    }

    @Test
    void listensWithTlsAloneAndLogsNoQuery() {
        assertThat(ProjectFiles.found("(?m)^\\s*listen ([^;]+);", CONFIGURATION))
                .allSatisfy(listener -> assertThat(listener).endsWith(" ssl"));
        assertThat(ProjectFiles.found("log_format raven '([^']+)';", CONFIGURATION))
                .singleElement()
                .asString()
                .doesNotContainPattern("\\$(request|request_uri|args|query_string|http_referer)\\b");
    }

    @Test
    void letsThroughWhatIsForClientsAndNothingElse() {
        Set<String> places = ProjectFiles.found("(?m)^    location (.+) \\{$", CONFIGURATION);
        assertThat(places).contains("/api/", "/console/", "= /mcp", "= /.well-known/security.txt", "/");
        assertThat(places).noneMatch(place -> place.contains("health") || place.contains("metrics"));
        assertThat(CONFIGURATION).containsPattern("location / \\{\\s+return 404;");
    }

    /** A MiB more than {@code RequestLimits} has: where nginx took less, Raven's own refusal would not reach the client. */
    @Test
    void refusesNoBodyThatRavenTakes() {
        assertThat(ProjectFiles.found("client_max_body_size ([^;]+);", CONFIGURATION))
                .containsExactlyInAnyOrder("2m", "33m", "513m");
    }

    @Test
    void nginxTakesIt() throws IOException, InterruptedException {
        Tool nginx = Tool.named("nginx");
        nginx.accepts("-t", "-q", "-e", "stderr", "-c", whole(CONFIGURATION, TestCertificate.of("RSA", HERE)));
    }

    /** A client that could write its own address would pass for any that a key is bound to. */
    @Test
    void whatAClientSaysOfItselfGoesNoFurther() throws IOException, InterruptedException {
        Tool nginx = Tool.named("nginx");
        TestCertificate certificate = TestCertificate.of("EC", HERE);
        BlockingQueue<Headers> arrived = new LinkedBlockingQueue<>();
        HttpServer raven = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        raven.createContext("/", exchange -> {
            arrived.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        raven.start();
        int port = FreePort.next();
        String here = CONFIGURATION
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replace("listen [::]:443 ssl;", "")
                .replace("127.0.0.1:8080", "127.0.0.1:" + raven.getAddress().getPort());
        Process running =
                nginx.begun("-e", "stderr", "-g", "daemon off; master_process off;", "-c", whole(here, certificate));
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.tls()).build()) {
            awaitListening(running, port);
            client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/api/v1/tenant"))
                            .header("X-Forwarded-For", "198.51.100.66")
                            .header("X-Forwarded-Proto", "http")
                            .header("Forwarded", "for=198.51.100.66;proto=http")
                            .build(),
                    BodyHandlers.discarding());
        } finally {
            running.destroy();
            running.waitFor();
            raven.stop(0);
        }
        Headers seen = arrived.remove();
        assertThat(seen.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(seen.get("X-Forwarded-Proto")).containsExactly("https");
        assertThat(seen).doesNotContainKey("Forwarded");
    }

    /** Our file within a configuration that is complete, with all that nginx reads and writes in a folder of this test. */
    private String whole(String configuration, TestCertificate certificate) throws IOException {
        Path chain = Files.writeString(folder.resolve("fullchain.pem"), certificate.certificatePem());
        Path key = Files.writeString(folder.resolve("privkey.pem"), certificate.keyPem());
        String here = configuration
                .replace("/etc/raven/tls/fullchain.pem", chain.toString())
                .replace("/etc/raven/tls/privkey.pem", key.toString())
                .replace("/var/log/nginx/", folder + "/");
        String places = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";\n")
                .collect(Collectors.joining());
        return Files.writeString(
                        folder.resolve("nginx.conf"),
                        "pid %s;\nerror_log stderr;\nevents {}\nhttp {\n%s\n%s\n}\n"
                                .formatted(folder.resolve("nginx.pid"), places, here))
                .toString();
    }

    private static void awaitListening(Process program, int port) throws InterruptedException {
        while (program.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new AssertionError("nginx ended: exit code " + program.exitValue());
    }
}
