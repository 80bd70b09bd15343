package dev.raven.core.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.raven.core.scene.FakeEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A service that speaks OpenAI's protocol for embeddings: a text's vector is the sum of one direction a word. */
public final class FakeEmbeddings implements AutoCloseable {
    static final String KEY = "sk-test-key";
    static final String MODEL = "fake-large";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FakeEmbedder words = new FakeEmbedder();
    private final HttpServer server;
    private final List<List<String>> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger trouble = new AtomicInteger();
    private volatile int status;
    volatile String retryAfter = "";
    /** Whether calls get no answer. */
    volatile boolean hanging;
    /** What the last call said of its trace. */
    volatile @Nullable String traceparent;

    /** Texts with this in them are refused. */
    volatile String refused = "\u0000";

    /** Calls with this in a text end in a failure of the service. */
    volatile String failing = "\u0000";

    /** The answer to a good call, where it is another than vectors. */
    volatile String raw = "";

    public FakeEmbeddings() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("fake-embeddings-", 0).factory()));
        server.createContext("/v1/embeddings", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The texts of each call that came in, in order. */
    List<List<String>> calls() {
        return calls;
    }

    /** The next so many calls get a status. */
    public void troubleFor(int answered, int times) {
        status = answered;
        trouble.set(times);
    }

    private void answer(HttpExchange exchange) throws IOException {
        traceparent = exchange.getRequestHeaders().getFirst("traceparent");
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        List<String> texts = new ArrayList<>();
        body.path("input").forEach(text -> texts.add(text.asText()));
        calls.add(texts);
        if (hanging) {
            return;
        }
        try (exchange) {
            if (trouble.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                send(exchange, status, "{\"error\": {\"message\": \"" + KEY + "\"}}");
            } else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{}");
            } else if (!MODEL.equals(body.path("model").asText())) {
                send(exchange, 404, "{}");
            } else if (texts.stream().anyMatch(text -> text.isEmpty() || text.contains(refused))) {
                send(exchange, 400, "{}");
            } else if (texts.stream().anyMatch(text -> text.contains(failing))) {
                send(exchange, 500, "{}");
            } else if (!raw.isEmpty()) {
                send(exchange, 200, raw);
            } else {
                send(exchange, 200, JSON.writeValueAsString(Map.of("object", "list", "data", data(texts))));
            }
        }
    }

    /** Backwards, as the protocol names each by its index. */
    private List<Map<String, Object>> data(List<String> texts) {
        List<Map<String, Object>> data = new ArrayList<>(IntStream.range(0, texts.size())
                .mapToObj(i -> Map.<String, Object>of(
                        "object", "embedding", "index", i, "embedding", words.embedQuery(texts.get(i))))
                .toList());
        Collections.reverse(data);
        return data;
    }

    private void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!retryAfter.isEmpty() && code != 200) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
