package dev.raven.core.webhook;

import dev.raven.core.key.NoKeyException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sends one message at a time. It may be killed anywhere: then another takes the message over, and a receiver may get it
 * twice, under the same id.
 */
@Singleton
class WebhookWorker {
    private static final Logger LOG = System.getLogger(WebhookWorker.class.getName());
    /** Longer than a try may take: three seconds to look the name up, ten to send, and the storage. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final WebhookStore store;
    private final WebhookSubscriptions subscriptions;
    private final WebhookDispatch dispatch;
    private final WebhookAudit audit;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    WebhookWorker(
            WebhookStore store,
            WebhookSubscriptions subscriptions,
            WebhookDispatch dispatch,
            WebhookAudit audit,
            RandomGenerator random,
            Clock clock) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.dispatch = dispatch;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /** Takes a message and sends it; false when none is due. */
    boolean runNext() {
        Instant now = clock.instant();
        Optional<StoredDelivery> taken = store.take(now, now.plus(LEASE));
        taken.ifPresent(this::run);
        return taken.isPresent();
    }

    private void run(StoredDelivery delivery) {
        Optional<WebhookSubscription> wanted = subscriptions.find(delivery.tenant());
        if (wanted.isEmpty()) {
            giveUp(delivery, "no_webhook");
        } else if (delivery.attempts() > RetrySchedule.MOST) {
            giveUp(delivery, "interrupted"); // each time with the process that sent it
        } else {
            send(delivery, wanted.get().url());
        }
    }

    private void send(StoredDelivery delivery, String url) {
        try {
            settle(delivery, url, dispatch.send(delivery, url));
        } catch (NoKeyException erased) {
            store.remove(delivery.tenant(), delivery, clock.instant());
        }
    }

    private void settle(StoredDelivery delivery, String url, SendOutcome outcome) {
        Instant now = clock.instant();
        Optional<Duration> putOff = outcome instanceof SendOutcome.Unresolved
                ? RetrySchedule.putOff(Duration.between(delivery.createdAt(), now), random)
                : Optional.empty();
        if (putOff.isPresent()) {
            store.save(delivery.tenant(), delivery.putOff(outcome.word(), now.plus(putOff.get())), now);
        } else if (outcome instanceof SendOutcome.Answered answered && answered.accepted()) {
            audit.accepted(delivery);
            store.remove(delivery.tenant(), delivery, clock.instant());
        } else if (outcome instanceof SendOutcome.Answered answered && answered.gone()) {
            subscriptions.disable(delivery.tenant(), url);
            audit.disabled(delivery);
            giveUp(delivery, outcome.word());
        } else if (delivery.attempts() >= RetrySchedule.MOST) {
            giveUp(delivery, outcome.word());
        } else {
            Instant then = now.plus(RetrySchedule.pause(delivery.attempts(), random));
            store.save(delivery.tenant(), delivery.retried(outcome.word(), then), now);
        }
    }

    private void giveUp(StoredDelivery delivery, String why) {
        Instant now = clock.instant();
        LOG.log(Level.INFO, "a webhook's message was given up: " + delivery.id() + ", " + why);
        audit.givenUp(delivery, why);
        store.save(delivery.tenant(), delivery.givenUp(why, now), now);
    }
}
