package dev.raven.crypto.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** AWS KMS over its protocol: checks signatures, binds the encryption context, has keys that can be disabled. */
final class FakeAwsKms implements AutoCloseable {
    static final String KEY = "alias/raven";
    static final String ID = "AKIATESTTESTTESTTEST";
    static final String SECRET = "test-secret-access-key";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] master = new byte[32];
    private final HttpServer server;

    /** The error that the next so many calls get, such as {@code ThrottlingException}. */
    private volatile String trouble = "";

    private final AtomicInteger troubled = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    volatile boolean hanging;

    FakeAwsKms() {
        new SecureRandom().nextBytes(master);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void troubleFor(String error, int times) {
        trouble = error;
        troubled.set(times);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (hanging) {
            return;
        }
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode json = JSON.readTree(body);
            if (troubled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                refuse(exchange, trouble);
            } else if (!"application/x-amz-json-1.1"
                    .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                refuse(exchange, "SerializationException");
            } else if (!SignatureV4.fits(exchange, body, SECRET)) {
                refuse(exchange, "InvalidSignatureException");
            } else if (!json.path("KeyId").asText().equals(KEY)) {
                refuse(exchange, "NotFoundException");
            } else {
                run(exchange, exchange.getRequestHeaders().getFirst("X-Amz-Target"), json);
            }
        }
    }

    private void run(HttpExchange exchange, String target, JsonNode json) throws IOException {
        switch (target) {
            case "TrentService.Encrypt" -> send(exchange, 200, Map.of("CiphertextBlob", encrypt(json), "KeyId", KEY));
            case "TrentService.Decrypt" -> decrypt(exchange, json);
            default -> refuse(exchange, "UnknownOperationException");
        }
    }

    private String encrypt(JsonNode json) {
        byte[] iv = new byte[AesGcm.IV];
        new SecureRandom().nextBytes(iv);
        byte[] plain = Base64.getDecoder().decode(json.path("Plaintext").asText());
        byte[] sealed = AesGcm.encrypt(master, iv, context(json), plain);
        byte[] both = Arrays.copyOf(iv, iv.length + sealed.length);
        System.arraycopy(sealed, 0, both, iv.length, sealed.length);
        return Base64.getEncoder().encodeToString(both);
    }

    private void decrypt(HttpExchange exchange, JsonNode json) throws IOException {
        byte[] both = Base64.getDecoder().decode(json.path("CiphertextBlob").asText());
        try {
            if (both.length < 28) {
                throw new IntegrityException();
            }
            byte[] plain = AesGcm.decrypt(
                    master,
                    Arrays.copyOf(both, AesGcm.IV),
                    context(json),
                    Arrays.copyOfRange(both, AesGcm.IV, both.length));
            send(exchange, 200, Map.of("Plaintext", Base64.getEncoder().encodeToString(plain), "KeyId", KEY));
        } catch (IntegrityException invalid) {
            refuse(exchange, "InvalidCiphertextException");
        }
    }

    private static byte[] context(JsonNode json) {
        TreeMap<String, String> sorted = new TreeMap<>();
        json.path("EncryptionContext")
                .fields()
                .forEachRemaining(
                        entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
        return sorted.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void refuse(HttpExchange exchange, String error) throws IOException {
        send(exchange, error.startsWith("KMSInternal") ? 500 : 400, Map.of("__type", error, "message", "refused"));
    }

    private void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", "aws-" + requests.incrementAndGet());
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
