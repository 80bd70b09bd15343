package dev.raven.core.webhook;

import dev.raven.core.id.DeliveryId;
import java.time.Instant;

/**
 * What is sent, as Standard Webhooks says.
 *
 * @param sentAt when this try began: part of what is signed, so that a copy cannot be sent again much later
 * @param body JSON, the same at each try
 * @param signature {@code v1,<base64>}, one for each secret, separated by spaces
 */
record WebhookMessage(DeliveryId id, Instant sentAt, String body, String signature) {

    /** Without the signature. */
    @Override
    public String toString() {
        return "WebhookMessage[" + id + "]";
    }
}
