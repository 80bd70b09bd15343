package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import dev.raven.core.network.TestCertificate;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.FakePosition;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real server on loopback, over TLS. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpWebhookSenderTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final SSLContext TLS =
            TestCertificate.of("EC", "dns:hooks.example").tls();

    private FakeReceiver receiver;
    private HttpWebhookSender sender;
    private final WebhookMessage message = new WebhookMessage(
            new Ids(new SecureRandom()).delivery(),
            Instant.ofEpochSecond(1_700_000_000),
            "{\"a\":\"é\"}",
            "v1,c2lnbmVk");
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void listen() {
        receiver = new FakeReceiver(TLS);
        sender = new HttpWebhookSender(TLS, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        end.countDown();
        receiver.close();
        sender.close();
    }

    private WebhookTarget target(String scheme, String host, int port) {
        return new WebhookTarget(URI.create(scheme + "://" + host + ":" + port + "/hook?a=b"), List.of(HERE));
    }

    private SendOutcome send(String host) {
        return sender.send(target("https", host, receiver.port()), message);
    }

    @Test
    void sendsTheMessageToTheCheckedAddressUnderItsName() {
        assertThat(send("hooks.example")).isEqualTo(new SendOutcome.Answered(204));
        assertThat(receiver.received())
                .containsExactly(new FakeReceiver.Received(
                        "POST", "/hook?a=b", message.id().value(), "1700000000", "v1,c2lnbmVk", "{\"a\":\"é\"}"));
    }

    @Test
    void saysWhichTraceItBelongsTo() {
        List<String> told = new CopyOnWriteArrayList<>();
        receiver.answers(exchange -> {
            told.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            exchange.sendResponseHeaders(204, -1);
        });
        FakePosition position = new FakePosition("1".repeat(32));
        try (CurrentTrace.Scope within = CurrentTrace.enter(position)) {
            send("hooks.example");
        }
        send("hooks.example");
        assertThat(told).containsExactly(position.traceparent(), "null");
    }

    @Test
    void aCertificateForAnotherNameIsNotBelieved() {
        assertThat(send("other.example")).isEqualTo(SendOutcome.UNREACHABLE);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void anAuthorityThatNobodyBelievesIsNot() throws GeneralSecurityException {
        HttpWebhookSender everyday = new HttpWebhookSender(SSLContext.getDefault(), Duration.ofSeconds(20));
        assertThat(everyday.send(target("https", "hooks.example", receiver.port()), message))
                .isEqualTo(SendOutcome.UNREACHABLE);
        assertThat(receiver.received()).isEmpty();
        everyday.close();
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        receiver.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "https://hooks.example:" + receiver.port() + "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });
        assertThat(send("hooks.example")).isEqualTo(new SendOutcome.Answered(307));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aFailureIsNotTriedAgainHere() {
        receiver.answers(503);
        assertThat(send("hooks.example")).isEqualTo(new SendOutcome.Answered(503));
        assertThat(receiver.received()).hasSize(1);
    }

    /** A client that drained it would be held until the limit, and then say that it timed out. */
    @Test
    void anEndlessBodyIsLeftWhereItIs() {
        receiver.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (end.getCount() > 0) {
                body.write(new byte[65_536]);
            }
        });
        assertThat(send("hooks.example")).isEqualTo(new SendOutcome.Answered(200));
    }

    @Test
    void whoSaysNothingIsCutAtTheLimit() {
        receiver.answers(exchange -> await());
        try (HurriedSender hurried = new HurriedSender()) {
            assertThat(hurried.sender.send(target("https", "hooks.example", receiver.port()), message))
                    .isEqualTo(SendOutcome.UNREACHABLE);
        }
        assertThat(receiver.received()).as("it was heard").hasSize(1);
    }

    /** Each byte comes in time, and the answer never: a limit for each read alone would wait for ever. */
    @Test
    void whoSaysALittleAgainAndAgainIsCutAtTheLimit() throws IOException {
        assertThat(sentTo(socket -> {
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                    trickle(out);
                }))
                .isEqualTo(SendOutcome.UNREACHABLE);
    }

    @Test
    void interimAnswersWithoutEndAreCutAtTheLimit() throws IOException {
        assertThat(sentTo(socket -> {
                    OutputStream out = socket.getOutputStream();
                    while (end.getCount() > 0) {
                        out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                    }
                }))
                .isEqualTo(SendOutcome.UNREACHABLE);
    }

    @Test
    void aHandshakeThatNeverEndsIsCutAtTheLimit() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, HERE);
                HurriedSender hurried = new HurriedSender()) {
            start(listening, socket -> trickleTls(socket.getOutputStream()));
            assertThat(hurried.sender.send(target("https", "hooks.example", listening.getLocalPort()), message))
                    .isEqualTo(SendOutcome.UNREACHABLE);
        }
    }

    @Test
    void headersWithoutEndAreNotRead() throws IOException {
        assertThat(sentTo(socket -> {
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (end.getCount() > 0) {
                        out.write("X: y\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                }))
                .isInstanceOf(SendOutcome.Failed.class);
    }

    @Test
    void whereNobodyListensIsUnreachableLikeAnyOther() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
            closed = socket.getLocalPort();
        }
        assertThat(sender.send(target("https", "hooks.example", closed), message))
                .isEqualTo(SendOutcome.UNREACHABLE);
    }

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }

    /** What comes of sending to a server that speaks so, without TLS. */
    private SendOutcome sentTo(Conversation conversation) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, HERE);
                HurriedSender hurried = new HurriedSender()) {
            start(listening, conversation);
            return hurried.sender.send(target("http", "hooks.example", listening.getLocalPort()), message);
        }
    }

    private static void start(ServerSocket listening, Conversation conversation) {
        Thread.ofPlatform().daemon().start(() -> {
            try (Socket socket = listening.accept()) {
                conversation.with(socket);
            } catch (IOException cut) {
                // that is what the other side is to do
            }
        });
    }

    private void trickle(OutputStream out) throws IOException {
        while (!await(20)) {
            out.write('y');
            out.flush();
        }
    }

    /** The start of a handshake record of 16 KiB, and then a byte at a time. */
    private void trickleTls(OutputStream out) throws IOException {
        out.write(new byte[] {22, 3, 3, 0x40, 0});
        while (!await(20)) {
            out.write(2);
            out.flush();
        }
    }

    private void await() {
        while (!await(1000)) {
            Thread.onSpinWait();
        }
    }

    private boolean await(long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private final class HurriedSender implements AutoCloseable {
        private final HttpWebhookSender sender = new HttpWebhookSender(TLS, LIMIT);

        @Override
        public void close() {
            sender.close();
        }
    }
}
