package dev.raven.core.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides what becomes of a message once it was tried, and writes it down. */
@Singleton
class DeliverySettlement {
    private static final Logger LOG = System.getLogger(DeliverySettlement.class.getName());

    private final WebhookStore store;
    private final WebhookSubscriptions subscriptions;
    private final WebhookAudit audit;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    DeliverySettlement(
            WebhookStore store,
            WebhookSubscriptions subscriptions,
            WebhookAudit audit,
            RandomGenerator random,
            Clock clock) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    void settle(StoredDelivery delivery, String url, SendOutcome outcome) {
        Instant now = clock.instant();
        Optional<Duration> putOff = outcome instanceof SendOutcome.Unresolved
                ? RetrySchedule.putOff(Duration.between(delivery.createdAt(), now), random)
                : Optional.empty();
        if (putOff.isPresent()) {
            store.save(delivery.tenant(), delivery.putOff(outcome.word(), now.plus(putOff.get())), now);
        } else if (outcome instanceof SendOutcome.Answered answered && answered.accepted()) {
            audit.accepted(delivery);
            forget(delivery);
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

    void giveUp(StoredDelivery delivery, String why) {
        Instant now = clock.instant();
        LOG.log(Level.INFO, "a webhook's message was given up: " + delivery.id() + ", " + why);
        audit.givenUp(delivery, why);
        store.save(delivery.tenant(), delivery.givenUp(why, now), now);
    }

    /** It was accepted, or nobody can read it any more. */
    void forget(StoredDelivery delivery) {
        store.remove(delivery.tenant(), delivery, clock.instant());
    }
}
