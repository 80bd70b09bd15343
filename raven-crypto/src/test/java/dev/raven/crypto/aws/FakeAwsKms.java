package dev.raven.crypto.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** AWS KMS over its protocol: checks signatures, binds the encryption context, has two keys of one account and its troubles. */
public final class FakeAwsKms implements AutoCloseable {
    public static final String KEY = "alias/raven";
    public static final String ID = "AKIATESTTESTTESTTEST";
    public static final String SECRET = "test-secret-access-key";

    /** Credentials of a session: worth nothing without its token. */
    static final String SESSION_ID = "ASIATESTTESTTESTTEST";

    static final String SESSION_TOKEN = "test-session-token";

    private static final ObjectMapper JSON = new ObjectMapper();

    final FakeKmsKey key = new FakeKmsKey(KEY);
    final FakeKmsKey otherKey = new FakeKmsKey("alias/other");
    private final HttpServer server;

    /** The error that the next so many calls get, such as {@code ThrottlingException}. */
    private volatile String trouble = "";

    /** What the error says. */
    volatile String words = "refused";

    private final AtomicInteger troubled = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    volatile boolean hanging;

    /** Unwraps with whichever key wrapped, as careless emulators do. */
    volatile boolean heedless;

    public FakeAwsKms() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
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
            } else if (!known(exchange)) {
                refuse(exchange, "UnrecognizedClientException");
            } else {
                run(exchange, json);
            }
        }
    }

    private static boolean known(HttpExchange exchange) {
        return switch (SignatureV4.accessKey(exchange)) {
            case ID -> true;
            case SESSION_ID -> SESSION_TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"));
            default -> false;
        };
    }

    private void run(HttpExchange exchange, JsonNode json) throws IOException {
        String keyId = json.path("KeyId").asText();
        Optional<FakeKmsKey> named =
                List.of(key, otherKey).stream().filter(k -> k.isCalled(keyId)).findFirst();
        Map<String, String> context = JSON.convertValue(json.path("EncryptionContext"), new TypeReference<>() {});
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (named.isEmpty()) {
            refuse(exchange, "NotFoundException");
        } else if ("TrentService.Encrypt".equals(target)) {
            byte[] plain = Base64.getDecoder().decode(json.path("Plaintext").asText());
            reply(exchange, named.get(), "CiphertextBlob", named.get().encrypt(context, plain));
        } else if ("TrentService.Decrypt".equals(target)) {
            byte[] wrapped =
                    Base64.getDecoder().decode(json.path("CiphertextBlob").asText());
            decrypt(exchange, named.get(), context, wrapped);
        } else {
            refuse(exchange, "UnknownOperationException");
        }
    }

    private void decrypt(HttpExchange exchange, FakeKmsKey named, Map<String, String> context, byte[] wrapped)
            throws IOException {
        Optional<FakeKmsKey> maker = List.of(key, otherKey).stream()
                .filter(k -> k.made(context, wrapped))
                .findFirst();
        if (maker.isEmpty()) {
            refuse(exchange, "InvalidCiphertextException");
        } else if (maker.get() != named && !heedless) {
            refuse(exchange, "IncorrectKeyException");
        } else {
            reply(exchange, maker.get(), "Plaintext", maker.get().decrypt(context, wrapped));
        }
    }

    private void reply(HttpExchange exchange, FakeKmsKey used, String name, byte[] bytes) throws IOException {
        send(exchange, 200, Map.of(name, bytes, "KeyId", used.arn()));
    }

    private void refuse(HttpExchange exchange, String error) throws IOException {
        send(exchange, error.startsWith("KMSInternal") ? 500 : 400, Map.of("__type", error, "message", words));
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
