package dev.raven.web.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A plain one: it sends requests in turn to those nodes that said at its last look that they are ready, keeps its connections to
 * them, and tries nothing twice. What a node answers is passed on, and what fails is remembered.
 */
final class LoadBalancer implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;
    private static final Set<String> OF_A_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", "host", "date", "upgrade", "http2-settings");

    private final List<URI> nodes;
    private final Set<URI> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(2);
    private final HttpServer server;

    LoadBalancer(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
        nodes.forEach(node -> looks.scheduleWithFixedDelay(() -> look(node), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    boolean sendsTo(URI node) {
        return ready.contains(node);
    }

    /** Answers with a 5xx, and requests that got none. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private void look(URI node) {
        HttpRequest health = HttpRequest.newBuilder(node.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        boolean up = false;
        try {
            up = client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException down) {
            up = false;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            if (up) {
                ready.add(node);
            } else {
                ready.remove(node);
            }
        }
    }

    private URI next() {
        int first = turn.getAndIncrement(); // once, as others take their turns meanwhile
        for (int i = 0; i < nodes.size(); i++) {
            URI node = nodes.get(Math.floorMod(first + i, nodes.size()));
            if (ready.contains(node)) {
                return node;
            }
        }
        throw new IllegalStateException("no node is ready");
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            String what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            try {
                URI node = next();
                HttpResponse<byte[]> answer = client.send(request(exchange, node), BodyHandlers.ofByteArray());
                if (answer.statusCode() >= 500) {
                    failures.add(what + " at " + node + ": " + answer.statusCode() + " "
                            + new String(answer.body(), StandardCharsets.UTF_8));
                }
                send(exchange, answer);
            } catch (IOException | IllegalStateException failed) {
                failures.add(what + ": " + failed);
                exchange.sendResponseHeaders(502, -1);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI node) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        node.resolve(exchange.getRequestURI().toString()))
                .timeout(Duration.ofSeconds(60))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void send(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        looks.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
