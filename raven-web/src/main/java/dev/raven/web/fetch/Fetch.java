package dev.raven.web.fetch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks another server, follows it nowhere, and takes no more of its answer than is wanted, nor for longer. */
public final class Fetch implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final int longest;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @param longest bytes of an answer; what is more is cut off
     * @param patience for one answer, body and all
     */
    public Fetch(int longest, Duration patience) {
        this.longest = longest;
        this.patience = patience;
    }

    /** @throws IOException when there is no whole answer in time */
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(longest));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException("takes too long", slow);
        } catch (ExecutionException failed) {
            throw new IOException("cannot be reached", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the server is stopping", interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
