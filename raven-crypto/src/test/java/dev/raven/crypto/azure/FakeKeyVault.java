package dev.raven.crypto.azure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A key vault and the authority that it trusts, over their protocols, under their real names, with real cryptography. */
final class FakeKeyVault implements AutoCloseable {
    static final MadeCertificate CERTIFICATE =
            MadeCertificate.of("EC", "dns:*.vault.azure.net,dns:login.microsoftonline.com");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger VAULTS = new AtomicInteger();

    /** What the vault's log has of a call. */
    record Call(String host, String path, String correlationId, boolean authorized, int bodyLength) {}

    private final String host = "raven-" + VAULTS.incrementAndGet() + ".vault.azure.net";
    private final HttpsServer server;
    private final Tunnel tunnel;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    final FakeAuthority authority = new FakeAuthority();
    final FakeVaultKey key = new FakeVaultKey("https://" + host + "/keys/raven");

    private volatile int trouble;
    private final AtomicInteger troubled = new AtomicInteger();
    volatile String resource = "https://vault.azure.net";
    volatile String retryAfter = "0";
    volatile boolean allowed = true;
    volatile boolean hanging;

    FakeKeyVault() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(CERTIFICATE.server()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        tunnel = new Tunnel(server.getAddress().getPort());
    }

    /** For a client that comes here whatever host it asks for. */
    HttpClient.Builder http() {
        return HttpClient.newBuilder().proxy(tunnel.selector()).sslContext(CERTIFICATE.client());
    }

    String host() {
        return host;
    }

    List<Call> calls() {
        return calls;
    }

    /** All that was connected to, as {@code host:port}. */
    List<String> hosts() {
        return tunnel.hosts();
    }

    /** The next so many calls that have a token get that status. */
    void troubleFor(int status, int times) {
        trouble = status;
        troubled.set(times);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (hanging) {
            return;
        }
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String to = exchange.getRequestHeaders().getFirst("Host");
            if (to.equals(FakeAuthority.HOST)) {
                FakeAuthority.Answer said =
                        authority.token(exchange.getRequestURI().getPath(), body);
                send(exchange, said.status(), said.body());
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("x-ms-client-request-id"));
            calls.add(new Call(to, path, id, token.startsWith("Bearer "), body.length));
            if (authority.gave(token)) {
                authorized(exchange, path, body);
            } else {
                challenge(exchange);
            }
        }
    }

    private void challenge(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "WWW-Authenticate",
                        "Bearer authorization=\"https://" + FakeAuthority.HOST + "/" + FakeAuthority.TENANT
                                + "\", resource=\"" + resource + "\"");
        refuse(exchange, 401, "Unauthorized");
    }

    private void authorized(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (troubled.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            exchange.getResponseHeaders().set("Location", "https://elsewhere.vault.azure.net" + path);
            refuse(exchange, trouble, "Trouble");
        } else if (!allowed) {
            refuse(exchange, 403, "Forbidden");
        } else {
            FakeVaultKey.Answer done = key.run(path, JSON.readTree(body));
            if (done.error().isEmpty()) {
                send(exchange, 200, Map.of("kid", done.kid(), "value", done.value()));
            } else {
                refuse(exchange, done.status(), done.error());
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, Map.of("error", Map.of("code", code, "message", "refused")));
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }

    @Override
    public void close() {
        tunnel.close();
        server.stop(0);
    }
}
