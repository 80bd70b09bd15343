package dev.raven.audit.sink;

import dev.raven.core.audit.AuditCollector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Posts NDJSON to a collector; what it answers 2xx it has. A redirect is an answer like any other: events go where the
 * operator said and nowhere else.
 */
final class HttpsSink implements AuditSink {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(10);

    private final AuditCollector collector;
    private final HttpClient http;

    HttpsSink(AuditCollector collector, SSLContext tls) {
        this.collector = collector;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(FIRST_PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return "https";
    }

    @Override
    public String setting() {
        return "RAVEN_AUDIT_HTTPS_URL";
    }

    /** Whatever it answers to that, it is there. */
    @Override
    public void reach() throws IOException {
        send(HttpRequest.newBuilder(collector.url()).HEAD().build(), FIRST_PATIENCE);
    }

    @Override
    public void write(List<CopyRecord> records) throws IOException {
        int status = send(request(records), PATIENCE).statusCode();
        if (status < 200 || status > 299) {
            throw new IOException("the collector answers " + status);
        }
    }

    private HttpRequest request(List<CopyRecord> records) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        records.forEach(one -> body.writeBytes(one.line()));
        HttpRequest.Builder request = HttpRequest.newBuilder(collector.url())
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        collector.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        return request.build();
    }

    /** A request's own timeout ends with the headers: a body that stalls would hold the spool for ever. */
    private HttpResponse<Void> send(HttpRequest request, Duration patience) throws IOException {
        CompletableFuture<HttpResponse<Void>> exchange = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return exchange.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            throw new IOException("the collector does not answer in time", hangs);
        } catch (ExecutionException away) {
            throw new IOException(
                    away.getCause() instanceof SSLException
                            ? "the collector shows no certificate that is believed"
                            : "the collector cannot be reached",
                    away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the collector was not waited for", interrupted);
        } finally {
            exchange.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
