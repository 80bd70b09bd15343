package dev.raven.web.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.raven.core.network.FreePort;
import dev.raven.core.network.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes copies of audit events over TLS, or answers what it is told to, or nothing; can go away and come back. */
final class AuditCollector implements AutoCloseable {
    private final TestCertificate shown;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    private volatile HttpServer server;

    AuditCollector(TestCertificate shown) {
        this.shown = shown;
        server = listen(FreePort.next());
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int at) {
        try {
            HttpsServer listening = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.setHttpsConfigurator(new HttpsConfigurator(shown.tls()));
            listening.createContext("/", this::take);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            hanging.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        if (status == 200) {
            lines.addAll(body.lines().toList());
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String url() {
        return "https://127.0.0.1:" + port + "/events";
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listen(port);
    }

    void answer(int next) {
        status = next;
    }

    void hang() {
        hanging = new CountDownLatch(1);
    }

    void goOn() {
        hanging.countDown();
    }

    /** What it has taken. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
        threads.shutdownNow();
    }
}
