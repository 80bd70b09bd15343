package dev.raven.core.webhook;

import dev.raven.core.trace.CurrentTrace;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends messages over connections that lead to the checked addresses alone and are used once. Of the answer only the status
 * is read: a redirect is an answer like any other, and the body stays where it is. Whatever keeps a connection from coming
 * about has one name, so that a tenant cannot have Raven tell it which ports are open.
 */
@Singleton
class HttpWebhookSender implements WebhookSender {
    private static final Logger LOG = System.getLogger(HttpWebhookSender.class.getName());
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
        Future<?> end =
                timer.schedule(() -> client.close(CloseMode.IMMEDIATE), limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new SendOutcome.Answered(client.executeOpen(HttpHost.create(target.url()), request, null)
                    .getCode());
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "a webhook's message did not arrive: " + message.id() + ", " + failed.getClass());
            return SendOutcome.UNREACHABLE;
        } finally {
            end.cancel(false);
            client.close(CloseMode.IMMEDIATE); // whoever closes politely reads the body to its end first
        }
    }

    private static HttpPost request(WebhookTarget target, WebhookMessage message) {
        HttpPost request = new HttpPost(target.url());
        request.setHeader("webhook-id", message.id().value());
        request.setHeader("webhook-timestamp", Long.toString(message.sentAt().getEpochSecond()));
        request.setHeader("webhook-signature", message.signature());
        CurrentTrace.headers().forEach(request::setHeader);
        request.setEntity(
                new StringEntity(message.body(), ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        return request;
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
