package dev.raven.web.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.settings.SettingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementListenerTest {
    private static final int CONNECTIONS = 128;

    private final CountDownLatch asked = new CountDownLatch(CONNECTIONS);
    private final CountDownLatch answer = new CountDownLatch(1);
    private ManagementListener listener;
    private InetSocketAddress address;

    /** Shows what was asked for. */
    private record Echo(String path) implements ManagementPage {
        @Override
        public Optional<Page> page(String below, String accept) {
            return below.equals("/none")
                    ? Optional.empty()
                    : Optional.of(Page.plain(200, "below " + below + ", as " + accept));
        }
    }

    /** Fails. */
    private record Broken(String path) implements ManagementPage {
        @Override
        public Optional<Page> page(String below, String accept) {
            throw new IllegalStateException("s3cret");
        }
    }

    private final class Slow implements ManagementPage {
        @Override
        public String path() {
            return "/slow";
        }

        @Override
        public Optional<Page> page(String below, String accept) {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(Page.plain(200, "at last"));
        }
    }

    @BeforeEach
    void open() {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        listener = ManagementListener.open(any, List.of(new Echo("/echo"), new Broken("/broken"), new Slow()));
        address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(listener.url()).getPort());
    }

    @AfterEach
    void close() {
        answer.countDown();
        listener.close();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(listener.url() + path))
                .method(method, BodyPublishers.noBody())
                .header("Accept", "text/plain")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private Socket raw(String request) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** All that comes; nothing from a connection that is cut. */
    private static String text(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException cut) {
            return "";
        }
    }

    @Test
    void showsThePageThatIsAskedFor() throws IOException, InterruptedException {
        assertThat(send("GET", "/echo").body()).isEqualTo("below , as text/plain\n");
        HttpResponse<String> below = send("GET", "/echo/ready");
        assertThat(below.statusCode()).isEqualTo(200);
        assertThat(below.body()).isEqualTo("below /ready, as text/plain\n");
        assertThat(below.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(below.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(send("HEAD", "/echo").body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/echo/none", "/echoes", "/api/v1/tenant", "//echo"})
    void thereIsNothingElse(String path) throws IOException, InterruptedException {
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void nothingCanBeDone(String method) throws IOException, InterruptedException {
        HttpResponse<String> refused = send(method, "/echo");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void aFailureTellsNothing() throws IOException, InterruptedException {
        HttpResponse<String> failed = send("GET", "/broken");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("s3cret").doesNotContain("Exception");
    }

    @Test
    void aNameThatWasMadeToLeadHereIsRefused() throws IOException {
        try (Socket socket = raw("GET /echo HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n")) {
            assertThat(text(socket)).startsWith("HTTP/1.1 421").doesNotContain("below");
        }
    }

    @Test
    void whoComesWhenAllAreBusyIsCutAndNobodyWaitsForThem() throws IOException, InterruptedException {
        List<Socket> busy = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            busy.add(raw("GET /slow HTTP/1.0\r\n\r\n"));
        }
        asked.await();
        try (Socket late = raw("GET /echo HTTP/1.0\r\n\r\n")) {
            assertThat(text(late)).isEmpty();
        }
        answer.countDown();
        for (Socket socket : busy) {
            assertThat(text(socket)).endsWith("at last\n");
            socket.close();
        }
    }

    @Test
    void manyWhoSendSlowlyKeepNobodyFromBeingAnswered() throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS / 2; i++) {
            slow.add(raw("G"));
        }
        assertThat(send("GET", "/echo").statusCode()).isEqualTo(200);
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void whoeverAsksSlowlyOrNotAtAllIsCut() throws IOException, InterruptedException {
        Process alone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ListeningAlone.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader told = alone.inputReader()) {
            URI url = URI.create(told.readLine());
            try (Socket mute = new Socket(url.getHost(), url.getPort());
                    Socket slow = new Socket(url.getHost(), url.getPort())) {
                slow.getOutputStream().write("GET /echo HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
                assertThat(isCut(slow, true)).isTrue();
                assertThat(isCut(mute, false)).isTrue();
            }
        } finally {
            alone.destroy();
            alone.waitFor();
        }
    }

    /** Whether the other side ends it, while a byte is sent now and then or none. */
    private static boolean isCut(Socket socket, boolean sends) throws IOException {
        socket.setSoTimeout(250);
        for (int i = 0; i < 160; i++) {
            try {
                if (sends) {
                    socket.getOutputStream().write('x');
                }
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException open) {
                continue;
            } catch (SocketException cut) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aTakenPortIsNamedWithItsSettingAndTheMend() {
        assertThatThrownBy(() -> ManagementListener.open(address, List.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageMatching(
                        "RAVEN_MANAGEMENT_ADDRESS: port " + address.getPort() + " of 127.0.0.1 is taken, .* off\\.");
    }
}
