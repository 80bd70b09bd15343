package dev.raven.web.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.raven.core.access.AccessSettings;
import dev.raven.core.id.TenantId;
import dev.raven.core.network.AllowList;
import dev.raven.core.network.TestCertificate;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.settings.Environment;
import dev.raven.web.management.ManagementSettings;
import dev.raven.web.port.OwnPort;
import dev.raven.web.request.TrustedProxies;
import dev.raven.web.tls.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerProbesTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final TestCertificate CERTIFICATE = TestCertificate.of("EC", "ip:127.0.0.1");

    private static final ManagementSettings MANAGEMENT =
            new ManagementSettings(Optional.of(new InetSocketAddress(HERE, 9990)), true);

    private HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** Answers that path and no other. */
    private OwnPort answering(String path, int status, String body) throws IOException {
        return begin(HttpServer.create(new InetSocketAddress(HERE, 0), 0), path, status, body);
    }

    private OwnPort encrypted(String path) throws IOException {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(CERTIFICATE.tls()));
        return begin(https, path, 200, "{}");
    }

    private OwnPort begin(HttpServer made, String path, int status, String body) {
        server = made;
        server.createContext("/", exchange -> {
            boolean asked = exchange.getRequestURI().getPath().equals(path);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(asked ? status : 404, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return at(HERE, server.getAddress().getPort());
    }

    private static OwnPort at(InetAddress address, int port) {
        return new OwnPort(Optional.of(new InetSocketAddress(address, port)));
    }

    private static AccessSettings access(boolean tlsRequired) {
        return new AccessSettings("live", tlsRequired, Optional.empty(), new AllowList(List.of()));
    }

    private static TrustedProxies proxies(String networks) {
        return TrustedProxies.from(new Environment(Map.of("RAVEN_TRUSTED_PROXIES", networks)));
    }

    private static Finding https(OwnPort port, String proxies, Instant now) {
        return new HttpsProbe(
                        port,
                        access(true),
                        proxies(proxies),
                        Clock.fixed(now, Clock.systemUTC().getZone()))
                .look(TenantId.PLATFORM);
    }

    private static Finding https(OwnPort port, String proxies) {
        return https(port, proxies, Instant.now());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 429, 500})
    void aServerThatAnswersPlainHttpFails(int status) throws IOException {
        Finding found = https(answering("/api/v1/tenant", status, "{}"), "10.0.0.0/8");
        assertThat(found.status()).isEqualTo(Status.FAIL);
        assertThat(found.evidence()).contains(Integer.toString(status));
    }

    @Test
    void aServerThatRefusesPlainHttpPassesWhereSomebodyEndsTls() throws IOException {
        OwnPort port = answering("/api/v1/tenant", 403, "{\"code\":\"tls_required\"}");
        assertThat(https(port, "10.1.2.0/24").status()).isEqualTo(Status.PASS);
        assertThat(https(port, "").status()).isEqualTo(Status.FAIL);
    }

    /** Whoever is trusted says of itself that it came by TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.1.2.0/24,3.0.0.0/12"})
    void aServerThatTrustsMoreThanItsProxiesDoesNotPass(String networks) throws IOException {
        OwnPort port = answering("/api/v1/tenant", 403, "{\"code\":\"tls_required\"}");
        assertThat(https(port, networks).status()).isEqualTo(Status.WARN);
    }

    @Test
    void aRefusalForAnotherReasonIsNone() throws IOException {
        assertThat(https(answering("/api/v1/tenant", 403, "{\"code\":\"ip_not_allowed\"}"), "10.0.0.0/8")
                        .status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void aPortThatSpeaksTlsAlonePassesUntilItsCertificateEnds() throws IOException {
        OwnPort port = encrypted("/openapi");
        Instant end = CERTIFICATE.certificate().getNotAfter().toInstant();
        assertThat(https(port, "", end.minus(Duration.ofDays(15))).status()).isEqualTo(Status.PASS);
        assertThat(https(port, "", end.minus(Duration.ofDays(13))).status()).isEqualTo(Status.WARN);
        assertThat(https(port, "", end.plusSeconds(1)).status()).isEqualTo(Status.FAIL);
        assertThat(new ExposedEndpointsProbe(port).look(TenantId.PLATFORM).evidence())
                .contains("/openapi");
    }

    @Test
    void aPortWhereNobodyIsFails() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, HERE)) {
            int port = taken.getLocalPort();
            taken.close();
            assertThat(https(at(HERE, port), "").status()).isEqualTo(Status.FAIL);
        }
    }

    @Test
    void aServerThatDoesNotKnowItsPortDoesNotPass() {
        OwnPort unknown = new OwnPort(new Environment(Map.of()));
        assertThat(https(unknown, "").status()).isEqualTo(Status.WARN);
        assertThat(new HttpsProbe(unknown, access(false), proxies(""), Clock.systemUTC())
                        .look(TenantId.PLATFORM)
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(new ExposedEndpointsProbe(unknown).look(TenantId.PLATFORM).status())
                .isEqualTo(Status.MANUAL);
    }

    @ParameterizedTest
    @CsvSource({"/openapi,200", "/health/ready,503", "/metrics,200", "/api/v1/application.wadl,200"})
    void whatIsAnsweredWithoutAKeyFailsWhereOthersReachIt(String path, int status) throws IOException {
        OwnPort inside = answering(path, status, "{\"checks\":[]}");
        OwnPort outside = at(InetAddress.getByName("0.0.0.0"), inside.number());
        assertThat(new ExposedEndpointsProbe(inside).look(TenantId.PLATFORM).status())
                .isEqualTo(Status.MANUAL);
        assertThat(new ExposedEndpointsProbe(outside).look(TenantId.PLATFORM))
                .satisfies(found -> assertThat(found.status()).isEqualTo(Status.FAIL))
                .satisfies(found -> assertThat(found.evidence()).contains(path));
    }

    @Test
    void ofHealthAWordMayBeSaidToEverybody() throws IOException {
        OwnPort inside = answering("/health/ready", 200, "{\"status\":\"UP\"}");
        assertThat(new ExposedEndpointsProbe(at(InetAddress.getByName("0.0.0.0"), inside.number()))
                        .look(TenantId.PLATFORM)
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void aPortThatAnswersNothingElsePasses() throws IOException {
        assertThat(new ExposedEndpointsProbe(answering("/api/v1/tenant", 200, "{}"))
                        .look(TenantId.PLATFORM)
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void aPortThatIsClosedOrSpeaksNoHttpHasHiddenNothing() throws IOException {
        ServerSocket closed = new ServerSocket(0, 1, HERE);
        closed.close();
        assertThat(exposed(closed).status()).isEqualTo(Status.FAIL);
        try (ServerSocket rude = new ServerSocket(0, 16, HERE)) {
            Thread.ofVirtual().start(() -> hangUp(rude));
            assertThat(exposed(rude).status()).isEqualTo(Status.FAIL);
        }
    }

    @Test
    void aPortThatTakesARequestAndNeverAnswersHasHiddenNothing() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 16, HERE)) {
            assertThat(exposed(mute)).isEqualTo(Finding.fail("The server does not answer on its own port."));
        }
    }

    private static Finding exposed(ServerSocket socket) {
        return new ExposedEndpointsProbe(at(HERE, socket.getLocalPort())).look(TenantId.PLATFORM);
    }

    /** Closes each connection, until the socket is closed. */
    private static void hangUp(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** A process with these sockets, as {@code /proc} tells of it. */
    private static Finding listening(Path process, String tcp, String tcp6) throws IOException {
        Files.createDirectories(process.resolve("net"));
        Files.createDirectories(process.resolve("fd"));
        Files.writeString(process.resolve("net/tcp"), "  sl  local_address rem_address   st\n" + tcp);
        Files.writeString(process.resolve("net/tcp6"), "  sl  local_address\n" + tcp6);
        Path socket = process.resolve("fd/7");
        Files.deleteIfExists(socket);
        Files.createSymbolicLink(socket, Path.of("socket:[4711]"));
        return new ListeningProbe(at(HERE, 8080), MANAGEMENT, new ListeningSockets(process)).look(TenantId.PLATFORM);
    }

    private static String line(String address, String state, int inode) {
        return "   0: " + address + " 00000000:0000 " + state + " 00000000:00000000 00:00000000 00000000  0 0 " + inode
                + " 1 0\n";
    }

    private static String line6(String address) {
        return "   0: " + address + " 00000000000000000000000000000000:0000 0A 0:0 00:0 0  0 0 4711 1 0\n";
    }

    @Test
    void onlyThePortThatIsNeededMayBeOpenToOthers(@TempDir Path process) throws IOException {
        String own = line("0100007F:1F90", "0A", 4711);
        assertThat(listening(process, own, "")).isEqualTo(Finding.pass("The server listens on 127.0.0.1 port 8080."));
        assertThat(listening(process, line("0500000A:1F90", "0A", 4711), "").status())
                .isEqualTo(Status.PASS);
        assertThat(listening(process, line("00000000:1F90", "0A", 4711), "").status())
                .isEqualTo(Status.WARN);
        assertThat(listening(process, own + line("00000000:1AF4", "0A", 4711), ""))
                .satisfies(found -> assertThat(found.status()).isEqualTo(Status.FAIL))
                .satisfies(found -> assertThat(found.evidence()).contains("0.0.0.0 port 6900"));
        assertThat(listening(process, own, line6("00000000000000000000000000000000:1AF4"))
                        .status())
                .isEqualTo(Status.FAIL);
        assertThat(listening(process, own + line("00000000:2706", "0A", 4711), ""))
                .satisfies(found -> assertThat(found.status()).isEqualTo(Status.WARN))
                .satisfies(found -> assertThat(found.evidence()).contains("management"));
        assertThat(listening(process, "", line6("0000000000000000FFFF00000100007F:1F90"))
                        .status())
                .as("IPv4 in IPv6")
                .isEqualTo(Status.PASS);
    }

    @Test
    void othersSocketsAndConnectionsAreNoOpenPorts(@TempDir Path process) throws IOException {
        String own = line("0100007F:1F90", "0A", 4711);
        assertThat(listening(process, own + line("00000000:1AF4", "0A", 1), "").status())
                .isEqualTo(Status.PASS);
        assertThat(listening(process, own + line("00000000:1AF4", "01", 4711), "")
                        .status())
                .isEqualTo(Status.PASS);
    }

    @Test
    void whatTheOperatingSystemDoesNotTellNobodyKnows(@TempDir Path empty) {
        assertThat(new ListeningProbe(at(HERE, 8080), MANAGEMENT, new ListeningSockets(empty))
                        .look(TenantId.PLATFORM)
                        .status())
                .isEqualTo(Status.MANUAL);
    }

    @Test
    void seesItsOwnSockets() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            ListeningSockets own = new ListeningSockets(Path.of("/proc/self"));
            if (Files.exists(Path.of("/proc/self/net/tcp"))) {
                assertThat(own.all().orElseThrow()).contains(new InetSocketAddress(HERE, socket.getLocalPort()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.244.0.0/16, 203.0.113.7 | PASS",
                "127.0.0.0/8, ::1           | PASS",
                "fd12:3456:789a::/48        | PASS",
                "10.0.0.0/8                 | WARN",
                "10.0.0.0/15                | WARN",
                "127.0.0.1, 100.64.0.0/10   | WARN",
                "fd12:3456::/47             | WARN",
                "2001:db8::/32              | PASS",
                "0.0.0.0/0                  | FAIL",
                "3.0.0.0/12                 | FAIL",
                "3.0.0.0/15                 | FAIL",
                "0.0.0.0/1, 10.1.2.3        | FAIL",
                "2a00::/12                  | FAIL",
                "2001:db8::/31              | FAIL",
                "10.0.0.0/7                 | FAIL"
            })
    void whoTrustsMoreThanProxiesDoesNotPass(String networks, Status status) {
        assertThat(proxies(networks, true, Map.of())).isEqualTo(status);
    }

    private static Status proxies(String networks, boolean tlsRequired, Map<String, String> tls) {
        return new TrustedProxiesProbe(proxies(networks), access(tlsRequired), TlsSettings.from(new Environment(tls)))
                .look(TenantId.PLATFORM)
                .status();
    }

    @Test
    void whoTrustsNobodyNeedsTls() {
        Map<String, String> own = Map.of("RAVEN_TLS_CERT", "/tls.crt", "RAVEN_TLS_KEY", "/tls.key");
        assertThat(proxies("", true, Map.of())).isEqualTo(Status.FAIL);
        assertThat(proxies("", true, own)).isEqualTo(Status.PASS);
        assertThat(proxies("", false, Map.of())).isEqualTo(Status.PASS);
    }
}
