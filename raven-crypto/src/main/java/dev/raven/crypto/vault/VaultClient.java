package dev.raven.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.key.KeyServiceException;
import dev.raven.core.key.KeyServiceException.Reason;
import dev.raven.core.trace.CurrentTrace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Vault's HTTP API: JSON in, JSON out, one retry where Vault itself says that it is away. */
final class VaultClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Headers and body, so that a token's renewal that hangs leaves time for the call itself. */
    private static final long ANSWER = Duration.ofMillis(2400).toNanos();

    private final URI address;
    private final Optional<String> namespace;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    VaultClient(VaultSettings settings) {
        this.address = settings.address();
        this.namespace = settings.namespace();
    }

    /**
     * What Vault answered.
     *
     * @param body empty where there was none
     */
    record Answer(int status, JsonNode body) {
        boolean good() {
            return status >= 200 && status < 300;
        }

        /** By which Vault's audit log names the call. */
        Optional<String> requestId() {
            return Optional.of(body.path("request_id").asText("")).filter(id -> !id.isEmpty());
        }

        /** Whether it is the key that does not open these bytes: there is none, or it may not for their version. */
        boolean refusesByKey() {
            String words = body.path("errors").toString();
            return words.contains("key not found") || words.contains("disallowed by policy");
        }

        KeyServiceException failure(Reason reason) {
            return new KeyServiceException(reason, requestId(), null);
        }
    }

    /**
     * Calls a path of the API.
     *
     * @param token empty for a login
     * @throws KeyServiceException when Vault is away, sealed, or too slow
     */
    Answer post(String path, Optional<VaultToken> token, Map<String, ?> body, Deadline deadline) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/v1/" + path))
                .header("Content-Type", "application/json")
                .header("X-Vault-Request", "true")
                .POST(BodyPublishers.ofByteArray(bytes(body)));
        CurrentTrace.headers().forEach(request::header);
        token.ifPresent(known -> request.header("X-Vault-Token", known.reveal()));
        namespace.ifPresent(name -> request.header("X-Vault-Namespace", name));
        Answer answer = send(request.build(), deadline);
        return isAway(answer) ? refuseIfAway(send(request.build(), deadline)) : answer;
    }

    private static boolean isAway(Answer answer) {
        return answer.status() == 429 || answer.status() >= 500;
    }

    private static Answer refuseIfAway(Answer answer) {
        if (isAway(answer)) {
            throw answer.failure(answer.status() == 429 ? Reason.THROTTLED : Reason.AWAY);
        }
        return answer;
    }

    /** A request's own timeout ends with the headers: a body that stalls would hold its caller for ever. */
    private Answer send(HttpRequest request, Deadline deadline) {
        long limit = Math.min(ANSWER, deadline.left());
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = exchange.get(limit, TimeUnit.NANOSECONDS);
            byte[] body = response.body();
            return new Answer(response.statusCode(), body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (ExecutionException | TimeoutException | IOException failed) {
            throw away(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw away(interrupted);
        } finally {
            exchange.cancel(true);
        }
    }

    static KeyServiceException away(@Nullable Exception cause) {
        return new KeyServiceException(Reason.AWAY, Optional.empty(), cause);
    }

    private static byte[] bytes(Map<String, ?> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
