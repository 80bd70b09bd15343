package dev.raven.core.webhook;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends messages over connections that lead to the checked addresses alone and are used once. Of the answer only the status
 * is read: a redirect is an answer like any other, and the body stays where it is.
 */
@Singleton
class HttpWebhookSender implements WebhookSender {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SSLContext tls;
    private final Duration limit;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("raven-webhook-limit").daemon().factory());

    @Inject
    HttpWebhookSender() throws NoSuchAlgorithmException {
        this(SSLContext.getDefault(), LIMIT);
    }

    /** @param limit in all, from the first packet to the status */
    HttpWebhookSender(SSLContext tls, Duration limit) {
        this.tls = tls;
        this.limit = limit;
    }

    @Override
    public SendOutcome send(WebhookTarget target, WebhookMessage message) {
        HttpPost request = request(target, message);
        CloseableHttpClient client = PinnedClients.to(target, tls, limit);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> end = timer.schedule(() -> cut(client, late), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new SendOutcome.Answered(client.executeOpen(HttpHost.create(target.url()), request, null)
                    .getCode());
        } catch (SSLException untrusted) {
            return new SendOutcome.Failed(late.get() ? "timed_out" : "tls_failed");
        } catch (InterruptedIOException slow) {
            return new SendOutcome.Failed("timed_out");
        } catch (IOException failed) {
            return new SendOutcome.Failed(late.get() ? "timed_out" : "unreachable");
        } finally {
            end.cancel(false);
            client.close(CloseMode.IMMEDIATE); // whoever closes politely reads the body to its end first
        }
    }

    /** Says so first: whoever sends learns of the end while the client is still being closed. */
    private static void cut(CloseableHttpClient client, AtomicBoolean late) {
        late.set(true);
        client.close(CloseMode.IMMEDIATE);
    }

    private static HttpPost request(WebhookTarget target, WebhookMessage message) {
        HttpPost request = new HttpPost(target.url());
        request.setHeader("webhook-id", message.id().value());
        request.setHeader("webhook-timestamp", Long.toString(message.sentAt().getEpochSecond()));
        request.setHeader("webhook-signature", message.signature());
        request.setEntity(
                new StringEntity(message.body(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        return request;
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
