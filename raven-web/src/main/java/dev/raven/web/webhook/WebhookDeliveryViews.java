package dev.raven.web.webhook;

import dev.raven.api.webhook.WebhookDeliveryView;
import dev.raven.core.webhook.DeliveryState;
import dev.raven.core.webhook.StoredDelivery;

/** Messages as a client sees them. */
final class WebhookDeliveryViews {
    private WebhookDeliveryViews() {}

    static WebhookDeliveryView of(StoredDelivery delivery) {
        return new WebhookDeliveryView(
                delivery.id().value(),
                delivery.type().wireName(),
                delivery.state().wireName(),
                delivery.attempts(),
                delivery.lastResult().orElse(null),
                delivery.createdAt(),
                delivery.state() == DeliveryState.WAITING ? delivery.due() : null);
    }
}
