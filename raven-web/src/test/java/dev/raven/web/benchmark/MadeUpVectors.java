package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A service that speaks OpenAI's protocol for embeddings and costs next to nothing: a text's vector is as long as the
 * built-in model's, the same each time, and says nothing of what the text means. For figures that hang on how many vectors
 * there are and not on which.
 */
final class MadeUpVectors {
    private static final int NUMBERS = 384;
    private static final int MOST = 9;
    /** Stored beside each interaction: with what Raven adds, as long as the built-in model's. */
    private static final String NAME = "random";

    private final HttpServer server;

    MadeUpVectors(Workplace place) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/embeddings", MadeUpVectors::answer);
        server.start();
        place.atEnd(() -> server.stop(0));
    }

    /** What has Raven ask it. */
    Map<String, String> settings() {
        return Map.of(
                "RAVEN_EMBEDDINGS",
                "openai",
                "RAVEN_EMBEDDINGS_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                "RAVEN_EMBEDDINGS_MODEL",
                NAME);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = vectors(Connection.MAPPER
                            .readTree(exchange.getRequestBody())
                            .path("input"))
                    .getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String vectors(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(text -> vector(text.asText()))
                .collect(Collectors.joining("},{\"embedding\":", "{\"data\":[{\"embedding\":", "}]}"));
    }

    /** Of whole numbers, which are short to write; Raven brings them to length one. */
    private static String vector(String text) {
        SplittableRandom numbers = new SplittableRandom(text.hashCode());
        return IntStream.range(0, NUMBERS)
                .mapToObj(i -> String.valueOf(numbers.nextInt(-MOST, MOST + 1)))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
