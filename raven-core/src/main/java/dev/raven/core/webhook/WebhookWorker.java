package dev.raven.core.webhook;

import dev.raven.core.id.TenantId;
import dev.raven.core.key.NoKeyException;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Sends the messages whose turn it is. It may be killed anywhere: then another takes the message over, and a receiver may
 * get it twice, under the same id. Those whose receivers were slow lately come after all others, and have half of the
 * senders at most, so that however many they are, they keep nobody waiting but each other.
 */
@Singleton
class WebhookWorker {
    /** Messages to receivers that were slow lately that a node sends at once. */
    static final int MOST_SLOW = 32;

    /** Longer than a try may take: three seconds to look the name up, ten to send, and the storage. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final WebhookStore store;
    private final WebhookSubscriptions subscriptions;
    private final WebhookDispatch dispatch;
    private final DeliverySettlement settlement;
    private final Signals signals;
    private final Clock clock;
    private final Semaphore forSlow = new Semaphore(MOST_SLOW);

    @Inject
    WebhookWorker(
            WebhookStore store,
            WebhookSubscriptions subscriptions,
            WebhookDispatch dispatch,
            DeliverySettlement settlement,
            Signals signals,
            Clock clock) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.dispatch = dispatch;
        this.settlement = settlement;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * Takes a message and sends it; false when none is due that may be sent now.
     *
     * @param taken run once it is in hand
     */
    boolean runNext(Runnable taken) {
        return run(WebhookPace.QUICK, taken) || runSlow(taken);
    }

    private boolean runSlow(Runnable taken) {
        if (!forSlow.tryAcquire()) {
            return false;
        }
        try {
            return run(WebhookPace.SLOW, taken);
        } finally {
            forSlow.release();
        }
    }

    private boolean run(WebhookPace pace, Runnable taken) {
        Optional<StoredDelivery> delivery = take(pace);
        delivery.ifPresent(inHand -> {
            taken.run();
            run(inHand);
        });
        return delivery.isPresent();
    }

    /** One after the other: all of a node would ask for the same few first. */
    private synchronized Optional<StoredDelivery> take(WebhookPace pace) {
        Instant now = clock.instant();
        return store.take(pace, now, now.plus(LEASE));
    }

    private void run(StoredDelivery delivery) {
        Optional<WebhookSubscription> wanted = subscriptions.find(delivery.tenant());
        if (wanted.isEmpty()) {
            settlement.giveUp(delivery, "no_webhook");
        } else if (delivery.attempts() > RetrySchedule.MOST) {
            settlement.giveUp(delivery, "interrupted"); // each time with the process that sent it
        } else {
            send(delivery, wanted.get().url());
        }
    }

    private void send(StoredDelivery delivery, String url) {
        Instant begun = clock.instant();
        try {
            SendOutcome outcome = timed(delivery, url);
            noteSlowness(delivery.tenant(), begun);
            settlement.settle(delivery, url, outcome);
        } catch (NoKeyException erased) {
            settlement.forget(delivery);
        }
    }

    /** Without what it takes to write down how it went: that is not the receiver's slowness. */
    private SendOutcome timed(StoredDelivery delivery, String url) {
        try (Signals.Timing timing = signals.begin(Signal.WEBHOOK_ATTEMPTS)) {
            SendOutcome outcome = dispatch.send(delivery, url);
            timing.done(kind(outcome));
            return outcome;
        }
    }

    private static String kind(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Answered answered -> answered.accepted() ? "accepted" : "refused";
            case SendOutcome.Failed failed -> "failed";
            case SendOutcome.Unresolved later -> "unresolved";
        };
    }

    /** Before its next turn is given out. */
    private void noteSlowness(TenantId tenant, Instant begun) {
        Instant now = clock.instant();
        if (Duration.between(begun, now).compareTo(SLOW) >= 0) {
            store.markSlow(tenant, now, now.plus(LATELY));
        }
    }
}
