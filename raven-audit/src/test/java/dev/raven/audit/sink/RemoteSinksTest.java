package dev.raven.audit.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.SyslogServer;
import dev.raven.core.id.Ids;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RemoteSinksTest {
    private final InMemoryAuditStore store = new InMemoryAuditStore();
    private final WrittenLog log = new WrittenLog(new Ids(new SecureRandom()).tenant(), store);

    @Nested
    class Https {
        private final List<String> got = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);

        private HttpServer server(int status) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                got.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                        + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                if (status == 0) {
                    awaitEnd();
                }
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            return server;
        }

        private void awaitEnd() {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void write(int status) throws IOException {
            HttpServer server = server(status);
            Environment environment = new Environment(Map.of(
                    "RAVEN_AUDIT_HTTPS_URL",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/events",
                    "RAVEN_AUDIT_HTTPS_TOKEN",
                    "t0ken"));
            AuditCopySettings settings = AuditCopySettings.from(environment, ServerSettings.from(environment));
            try (HttpsSink sink = new HttpsSink(settings.collector().orElseThrow(), settings.trust())) {
                sink.write(log.records(2));
            } finally {
                end.countDown();
                server.stop(0);
            }
        }

        @Test
        void postsLinesWithTheToken() throws IOException {
            write(204);
            assertThat(got).singleElement().asString().startsWith("Bearer t0ken application/x-ndjson {\"log\":\"");
            assertThat(got.get(0).lines()).hasSize(2);
        }

        @Test
        void takesNoOtherAnswerThanTwoHundreds() {
            for (int status : new int[] {302, 307, 400, 401, 429, 500, 503}) {
                got.clear();
                assertThatThrownBy(() -> write(status))
                        .isInstanceOf(IOException.class)
                        .hasMessageEndingWith("" + status);
                assertThat(got).as("a redirect is not followed").hasSize(1);
            }
        }

        @Test
        void doesNotWaitForOneThatHangs() {
            assertThatThrownBy(() -> write(0)).isInstanceOf(IOException.class).hasMessageContaining("in time");
        }
    }

    @Nested
    class Syslog {
        private SyslogSink sink(ServerSocket server) {
            return new SyslogSink(
                    new SyslogServer(false, "127.0.0.1", server.getLocalPort()),
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    Clock.systemUTC());
        }

        private ServerSocket server() throws IOException {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        }

        private List<String> frames(InputStream in, int count) throws IOException {
            List<String> frames = new ArrayList<>();
            while (frames.size() < count) {
                StringBuilder length = new StringBuilder();
                for (int digit = in.read(); digit != ' '; digit = in.read()) {
                    length.append((char) digit);
                }
                frames.add(new String(in.readNBytes(Integer.parseInt(length.toString())), StandardCharsets.UTF_8));
            }
            return frames;
        }

        @Test
        void countsTheOctetsOfEachMessage() throws IOException {
            try (ServerSocket server = server();
                    SyslogSink sink = sink(server)) {
                sink.write(log.records(2));
                try (Socket taken = server.accept()) {
                    assertThat(frames(taken.getInputStream(), 2))
                            .allSatisfy(frame -> assertThat(frame)
                                    .matches("<110>1 [0-9T:.Z-]+ - raven [0-9]+ event - \\{\"log\":\"ten_.*\\}"));
                }
            }
        }

        @Test
        void sendsTheLastAgainWhenTheConnectionBroke() throws IOException {
            try (ServerSocket server = server();
                    SyslogSink sink = sink(server)) {
                sink.write(log.records(1));
                server.accept().close();
                sink.write(log.records(1));
                try (Socket taken = server.accept()) {
                    List<String> frames = frames(taken.getInputStream(), 2);
                    assertThat(frames.get(0)).contains("\"sequence\":1,");
                    assertThat(frames.get(1)).contains("\"sequence\":2,");
                }
            }
        }

        @Test
        void comesBackAfterAServerThatWasAwayForSeveralTries() throws IOException {
            ServerSocket server = server();
            try (SyslogSink sink = sink(server)) {
                sink.write(log.records(1));
                server.accept().close();
                server.close();
                for (int tries = 0; tries < 3; tries++) {
                    assertThatThrownBy(sink::look).isInstanceOf(IOException.class);
                }
                try (ServerSocket back =
                        new ServerSocket(server.getLocalPort(), 10, InetAddress.getLoopbackAddress())) {
                    sink.write(log.records(1));
                    try (Socket taken = back.accept()) {
                        List<String> frames = frames(taken.getInputStream(), 2);
                        assertThat(frames.get(0)).contains("\"sequence\":1,");
                        assertThat(frames.get(1)).contains("\"sequence\":2,");
                    }
                }
            }
        }

        @Test
        void doesNotWaitForOneThatStopsReading() throws IOException {
            List<CopyRecord> much = Collections.nCopies(100_000, log.records(1).get(0));
            try (ServerSocket server = server();
                    SyslogSink sink = sink(server)) {
                assertThatThrownBy(() -> sink.write(much)).isInstanceOf(IOException.class);
            }
        }

        @Test
        void failsWhereNobodyListens() throws IOException {
            ServerSocket gone = server();
            gone.close();
            try (SyslogSink sink = sink(gone)) {
                assertThatThrownBy(sink::look).isInstanceOf(IOException.class);
            }
        }
    }
}
