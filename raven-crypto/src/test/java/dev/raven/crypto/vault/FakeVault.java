package dev.raven.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.raven.core.envelope.AesGcm;
import dev.raven.core.envelope.IntegrityException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Vault's Transit engine and logins over its HTTP protocol, with real cryptography. */
public final class FakeVault implements AutoCloseable {
    public static final String TOKEN = "hvs.test-token";
    static final String ROLE = "role-1";
    static final String SECRET = "secret-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOO_OLD = "ciphertext or signature version is disallowed by policy (too old)";
    private static final String PREFIX = "vault:v1:";
    private static final Pattern VERSION = Pattern.compile("vault:v([0-9]{1,9}):.*", Pattern.DOTALL);
    private static final Pattern TRANSIT = Pattern.compile("transit/(encrypt|decrypt)/([a-z]+)");

    private final byte[] master = new byte[32];
    private final HttpServer server;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();

    /** Whether the context counts. */
    volatile boolean derived = true;

    /** A status that the next so many calls get. */
    private volatile int trouble;

    private final AtomicInteger troubled = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    volatile boolean hasKey = true;
    volatile boolean hanging;

    /** Whether it sends but the headers and the first byte of its answers, and those answers. */
    volatile boolean stalling;

    final BlockingQueue<OutputStream> stalled = new LinkedBlockingQueue<>();

    /** The path whose calls get no answer, and those that got none. */
    volatile String hangingAt = "";

    final BlockingQueue<String> hung = new LinkedBlockingQueue<>();

    volatile boolean renews = true;
    volatile boolean logsIn = true;

    /** Which versions of a key still decrypt: this one and those after it. */
    volatile int minDecryptionVersion = 1;

    /** Done as each call comes in. */
    volatile Runnable eachCall = () -> {};

    volatile String goodToken = TOKEN;
    volatile String namespace = "";

    public FakeVault() {
        new SecureRandom().nextBytes(master);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/v1/", this::answer);
        server.start();
    }

    /** One whose keys were made without {@code derived=true}. */
    public static FakeVault thatBindsNothing() {
        FakeVault vault = new FakeVault();
        vault.derived = false;
        return vault;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The paths that were asked for, in order. */
    List<String> calls() {
        return calls;
    }

    public void troubleFor(int status, int times) {
        trouble = status;
        troubled.set(times);
    }

    /** From now on the token may not use that key, until {@link #allow}. */
    public void deny(String key) {
        denied.add(key);
    }

    public void allow(String key) {
        denied.remove(key);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (hanging) {
            return;
        }
        String path = exchange.getRequestURI().getPath().substring("/v1/".length());
        calls.add(path);
        eachCall.run();
        if (path.equals(hangingAt)) {
            hung.add(path);
            return;
        }
        if (stalling) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            stalled.add(exchange.getResponseBody());
            return;
        }
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            if (troubled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                send(exchange, trouble, Map.of("errors", List.of("trouble")));
            } else if (path.equals("auth/approle/login")) {
                logIn(exchange, body);
            } else if (!goodToken.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))
                    || !namespace.equals(
                            String.valueOf(exchange.getRequestHeaders().getFirst("X-Vault-Namespace"))
                                    .replace("null", ""))) {
                send(exchange, 403, Map.of("errors", List.of("permission denied")));
            } else {
                transit(exchange, path, body);
            }
        }
    }

    private void logIn(HttpExchange exchange, JsonNode body) throws IOException {
        if (!logsIn
                || !body.path("role_id").asText().equals(ROLE)
                || !body.path("secret_id").asText().equals(SECRET)) {
            send(exchange, 400, Map.of("errors", List.of("invalid role or secret ID")));
            return;
        }
        goodToken = "hvs.login-" + logins.incrementAndGet();
        send(exchange, 200, Map.of("auth", Map.of("client_token", goodToken, "lease_duration", 3600)));
    }

    private void transit(HttpExchange exchange, String path, JsonNode body) throws IOException {
        Matcher call = TRANSIT.matcher(path);
        if (path.equals("auth/token/renew-self") && !renews) {
            send(exchange, 400, Map.of("errors", List.of("lease is not renewable")));
        } else if (path.equals("auth/token/renew-self")) {
            send(exchange, 200, Map.of("auth", Map.of("client_token", goodToken, "lease_duration", 3600)));
        } else if (!call.matches()) {
            send(exchange, 404, Map.of("errors", List.of()));
        } else if (denied.contains(call.group(2))) {
            send(exchange, 403, Map.of("errors", List.of("permission denied")));
        } else if (!hasKey) {
            send(exchange, 400, Map.of("errors", List.of("encryption key not found")));
        } else if (call.group(1).equals("encrypt")) {
            send(exchange, 200, data("ciphertext", encrypt(call.group(2), body)));
        } else {
            decrypt(exchange, call.group(2), body);
        }
    }

    private String encrypt(String name, JsonNode body) {
        byte[] iv = new byte[AesGcm.IV];
        new SecureRandom().nextBytes(iv);
        byte[] plain = Base64.getDecoder().decode(body.path("plaintext").asText());
        byte[] sealed = AesGcm.encrypt(key(name, body), iv, new byte[0], plain);
        byte[] both = Arrays.copyOf(iv, iv.length + sealed.length);
        System.arraycopy(sealed, 0, both, iv.length, sealed.length);
        return PREFIX + Base64.getEncoder().encodeToString(both);
    }

    private void decrypt(HttpExchange exchange, String name, JsonNode body) throws IOException {
        try {
            String ciphertext = body.path("ciphertext").asText();
            Matcher version = VERSION.matcher(ciphertext);
            if (version.matches() && Math.max(1, Integer.parseInt(version.group(1))) < minDecryptionVersion) {
                send(exchange, 400, Map.of("errors", List.of(TOO_OLD)));
                return;
            }
            if (!ciphertext.startsWith(PREFIX)) {
                throw new IllegalArgumentException("invalid ciphertext: no prefix");
            }
            byte[] both = Base64.getDecoder().decode(ciphertext.substring(PREFIX.length()));
            if (!PREFIX.concat(Base64.getEncoder().encodeToString(both)).equals(ciphertext) || both.length < 28) {
                throw new IllegalArgumentException("invalid ciphertext");
            }
            byte[] plain = AesGcm.decrypt(
                    key(name, body),
                    Arrays.copyOf(both, AesGcm.IV),
                    new byte[0],
                    Arrays.copyOfRange(both, AesGcm.IV, both.length));
            send(exchange, 200, data("plaintext", Base64.getEncoder().encodeToString(plain)));
        } catch (IllegalArgumentException | IntegrityException invalid) {
            send(exchange, 400, Map.of("errors", List.of("invalid ciphertext")));
        }
    }

    private Map<String, ?> data(String name, String value) {
        return Map.of("request_id", "vault-" + requests.incrementAndGet(), "data", Map.of(name, value));
    }

    /** A key for each context, as a key that was made with derived=true has. */
    private byte[] key(String name, JsonNode body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(
                    derived ? Base64.getDecoder().decode(body.path("context").asText()) : new byte[0]);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
