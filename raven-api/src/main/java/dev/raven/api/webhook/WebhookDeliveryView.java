package dev.raven.api.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not accepted yet.
 *
 * @param deliveryId its {@code webhook-id}
 * @param type of the event it tells of
 * @param state {@code waiting} or {@code given_up}
 * @param attempts how often it was tried
 * @param lastResult what came of the last try: {@code http_500}, {@code unreachable} …; null before the first
 * @param nextAttemptAt when it is tried next; null where it was given up
 */
public record WebhookDeliveryView(
        String deliveryId,
        String type,
        String state,
        int attempts,
        @Nullable String lastResult,
        Instant createdAt,
        @Nullable Instant nextAttemptAt) {}
