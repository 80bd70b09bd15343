package dev.raven.core.webhook;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls nobody: one host keeps it waiting until it is closed, all others accept at once. */
final class HoldingSender implements WebhookSender, AutoCloseable {
    private final String slowHost;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    HoldingSender(String slowHost) {
        this.slowHost = slowHost;
    }

    /** Messages that it was kept waiting with so far. */
    int held() {
        return held.get();
    }

    /** Messages that the others accepted so far. */
    int accepted() {
        return accepted.get();
    }

    @Override
    public SendOutcome send(WebhookTarget target, WebhookMessage message) {
        if (target.url().getHost().equals(slowHost)) {
            held.incrementAndGet();
            awaitEnd();
        } else {
            accepted.incrementAndGet();
        }
        return new SendOutcome.Answered(204);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
