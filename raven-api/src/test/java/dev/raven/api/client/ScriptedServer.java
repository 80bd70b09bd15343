package dev.raven.api.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers one request after the other as it was told, the last for ever, and keeps what it was asked. */
public final class ScriptedServer implements AutoCloseable {

    /** What it was asked. */
    public record Asked(String method, URI uri, Headers headers, String body) {}

    /** What it does with a request. */
    public interface Step {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body));
            Step step = steps.size() > 1 ? steps.remove() : steps.element();
            step.answer(exchange);
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Asked> asked() {
        return asked;
    }

    public ScriptedServer then(Step step) {
        steps.add(step);
        return this;
    }

    public ScriptedServer json(int status, String body, Map<String, String> headers) {
        return then(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    public ScriptedServer json(int status, String body) {
        return json(status, body, Map.of());
    }

    public ScriptedServer problem(int status, String code, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/problem+json; charset=utf-8");
        all.put("X-Request-Id", "request-" + code);
        return json(status, """
                {"type":"urn:raven:problem:%1$s","title":"T","status":%2$d,"detail":"Mend it.",
                 "instance":"urn:raven:request:request-%1$s","code":"%1$s","errors":[{"field":"f","message":"must be g"}]}
                """.formatted(code, status), all);
    }

    /** Takes the request and breaks the connection. */
    public ScriptedServer breaks() {
        return then(HttpExchange::close);
    }

    /** Begins an answer and never goes on. */
    public ScriptedServer stalls() {
        return then(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
