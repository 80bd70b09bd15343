package dev.raven.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.raven.core.network.TestCertificate;
import dev.raven.core.settings.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./raven checklist} beside a server that answers as Raven would, or takes its place: who is sent the operator's key. */
class PinFileTest {
    private static final String KEY = "operator-key-of-this-test-0123456789";
    private static final TestCertificate OWN = TestCertificate.of("EC", "ip:127.0.0.1");
    private static final TestCertificate OTHER = TestCertificate.of("RSA", "ip:127.0.0.1");
    private static final byte[] CHECKLIST = "{\"rows\":[],\"summary\":{\"pass\":7,\"warn\":0,\"manual\":0,\"fail\":0}}"
            .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path run;
    private Process raven;
    private HttpServer server;
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private record Ended(int code, String output) {}

    /** A process that passes for the Raven of this data directory, and a curl that writes down how it was called. */
    @BeforeEach
    void prepare() throws IOException {
        run = Files.createDirectories(folder.resolve("data/run"));
        raven = new ProcessBuilder("sh", "-c", "read -r end", "sh", "-Draven.run=" + run, "end").start();
        Files.writeString(run.resolve("pid"), raven.pid() + "\n");
        Files.writeString(run.resolve("state"), "ready\n");
        Path curl = Arrays.stream(System.getenv("PATH").split(":"))
                .map(place -> Path.of(place, "curl"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(curl != null, "skipped: this machine has no curl");
        Path watched = Files.createDirectories(folder.resolve("bin")).resolve("curl");
        Files.writeString(
                watched,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'" + folder.resolve("calls") + "'\nexec " + curl + " \"$@\"\n");
        Files.setPosixFilePermissions(watched, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void end() {
        raven.destroy();
        if (server != null) {
            server.stop(0);
        }
    }

    private void listen(HttpServer made, String scheme) throws IOException {
        server = made;
        server.createContext("/", exchange -> {
            sent.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, CHECKLIST.length);
            exchange.getResponseBody().write(CHECKLIST);
            exchange.close();
        });
        server.start();
        Files.writeString(
                run.resolve("url"),
                scheme + "://127.0.0.1:" + server.getAddress().getPort() + "\n");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private void listenWith(TestCertificate certificate) throws IOException {
        HttpsServer https = HttpsServer.create(anyPort(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certificate.tls()));
        listen(https, "https");
    }

    private void pin(TestCertificate certificate) {
        Map<String, String> started =
                Map.of("RAVEN_STATE_FILE", run.resolve("state").toString());
        PinFile.from(new Environment(started)).write(certificate.certificate());
    }

    private Ended checklist() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("./raven", "checklist")
                .directory(Path.of("").toAbsolutePath().getParent().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("RAVEN_"));
        environment.put("RAVEN_DATA_DIR", run.getParent().toString());
        environment.put("RAVEN_OPERATOR_KEY", KEY);
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void theServerWhoseKeyItIsIsAskedAndTheKeyStandsOnNoCommandLine() throws Exception {
        listenWith(OWN);
        pin(OTHER);
        pin(OWN);
        assertThat(checklist()).isEqualTo(new Ended(0, "7 pass, 0 warn, 0 manual, 0 fail\n"));
        assertThat(sent).containsExactly("Bearer " + KEY);
        assertThat(Files.readString(folder.resolve("calls")))
                .contains("--pinnedpubkey")
                .doesNotContain(KEY);
    }

    @Test
    void whoHasAnotherKeyIsSentNothing() throws Exception {
        listenWith(OTHER);
        pin(OWN);
        Ended ended = checklist();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("raven: who answers at https://127.0.0.1")
                .doesNotContain(KEY);
        assertThat(sent).isEmpty();
    }

    @Test
    void whereNothingSaysWhoTheServerIsNobodyIsSentAnything() throws Exception {
        listenWith(OWN);
        Ended ended = checklist();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("says by which key the server is known");
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "working at something\n", "failed as it is ready\n"})
    void beforeTheServerIsReadyNobodyIsSentAnything(String state) throws Exception {
        listen(HttpServer.create(anyPort(), 0), "http");
        Files.writeString(run.resolve("state"), state);
        assertThat(checklist())
                .isEqualTo(new Ended(
                        1, "raven: the server on " + run.getParent() + " is not ready yet; try again when it is.\n"));
        Files.delete(run.resolve("state"));
        assertThat(checklist().code()).isEqualTo(1);
        assertThat(sent).isEmpty();
        Files.writeString(run.resolve("state"), "ready\n");
        assertThat(checklist().code()).isZero();
        assertThat(sent).containsExactly("Bearer " + KEY);
    }

    @Test
    void whereNoCommandStartedTheServerNothingIsWritten() throws IOException {
        PinFile.from(new Environment(Map.of())).write(OWN.certificate());
        try (var left = Files.list(run)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("pid", "state");
        }
    }
}
