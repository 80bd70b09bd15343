package dev.raven.core.embedding;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.core.recall.EmbeddingFailedException;
import dev.raven.core.recall.EmbeddingFailedException.Reason;
import dev.raven.core.trace.CurrentTrace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** OpenAI's protocol for embeddings: one call, never repeated here; none while the service asks to be left alone. */
final class EmbeddingClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 64L << 20;
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration LONGEST_QUIET = Duration.ofSeconds(60);
    private static final List<String> ANY_TEXT = List.of("Raven");

    private final EmbeddingEndpoint endpoint;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    EmbeddingClient(EmbeddingEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The vectors of texts, in their order. Some services fail on a text that they cannot cope with instead of refusing it;
     * whether it is the text, another one tells: nobody may switch vectors off for all by what they write.
     *
     * @throws EmbeddingFailedException where there are none within the time; never with {@link Reason#FAILED}
     */
    List<float[]> call(List<String> texts, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        try {
            return callOnce(texts, within);
        } catch (EmbeddingFailedException failed) {
            if (failed.reason() != Reason.FAILED) {
                throw failed;
            }
            return callAgain(texts, end, failed);
        }
    }

    /** Only what fails right after another text was done is that text's fault. */
    private List<float[]> callAgain(List<String> texts, long end, EmbeddingFailedException before) {
        Reason reason = Reason.AWAY;
        try {
            callOnce(ANY_TEXT, left(end));
            reason = Reason.REFUSED;
            return callOnce(texts, left(end));
        } catch (EmbeddingFailedException again) {
            throw new EmbeddingFailedException(
                    again.reason() == Reason.FAILED ? reason : again.reason(),
                    String.valueOf(before.getMessage()),
                    again);
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private List<float[]> callOnce(List<String> texts, Duration within) {
        if (!quiet().isZero()) {
            throw new EmbeddingFailedException(Reason.THROTTLED, "the embeddings service asks for fewer calls", null);
        }
        HttpResponse<byte[]> response = send(request(texts), within);
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
        return EmbeddingReply.read(response.body(), texts.size());
    }

    /** How long the service still wants to be left alone; zero when it does not. */
    Duration quiet() {
        return Duration.ofNanos(Math.max(0, quietUntil.get() - System.nanoTime()));
    }

    private HttpRequest request(List<String> texts) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.url())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes(Map.of("model", endpoint.model(), "input", texts))));
        CurrentTrace.headers().forEach(request::header);
        endpoint.key().ifPresent(key -> request.header("Authorization", "Bearer " + key.reveal()));
        return request.build();
    }

    /** A request's own timeout ends with the headers: a body that stalls would hold its caller for ever. */
    private HttpResponse<byte[]> send(HttpRequest request, Duration within) {
        CompletableFuture<HttpResponse<byte[]>> exchange = http.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            return exchange.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw away("does not answer, or not in time", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw away("was not waited for", interrupted);
        } finally {
            exchange.cancel(true);
        }
    }

    /** By the status alone: what a service writes beside it may echo a text or a key. */
    private EmbeddingFailedException refusal(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        return switch (status) {
            case 400, 413, 422 -> failure(Reason.REFUSED, status, "it refuses these texts, or the model's name");
            case 401, 403 -> failure(Reason.MISCONFIGURED, status, "RAVEN_EMBEDDINGS_API_KEY is no key it takes");
            case 404, 405 ->
                failure(
                        Reason.MISCONFIGURED,
                        status,
                        "RAVEN_EMBEDDINGS_URL is not its address, or RAVEN_EMBEDDINGS_MODEL no model of its");
            case 429, 503 -> throttled(response);
            case 500 -> failure(Reason.FAILED, status, "it fails on these texts, or on all");
            default -> failure(Reason.AWAY, status, "it may answer later");
        };
    }

    private EmbeddingFailedException throttled(HttpResponse<byte[]> response) {
        boolean busy = response.statusCode() == 429;
        response.headers()
                .firstValue("Retry-After")
                .flatMap(EmbeddingClient::seconds)
                .or(() -> busy ? Optional.of(QUIET) : Optional.empty())
                .ifPresent(pause -> quietUntil.set(System.nanoTime() + pause.toNanos()));
        return failure(busy ? Reason.THROTTLED : Reason.AWAY, response.statusCode(), "it may answer later");
    }

    /** A date, which the header may hold too, counts as if nothing were said. */
    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_QUIET.toSeconds())))
                : Optional.empty();
    }

    private static EmbeddingFailedException failure(Reason reason, int status, String what) {
        return new EmbeddingFailedException(reason, "the embeddings service answers " + status + ": " + what, null);
    }

    private static EmbeddingFailedException away(String how, @Nullable Throwable cause) {
        return new EmbeddingFailedException(Reason.AWAY, "the embeddings service " + how, cause);
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
