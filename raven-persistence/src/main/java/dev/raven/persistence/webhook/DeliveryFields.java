package dev.raven.persistence.webhook;

import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import dev.raven.core.webhook.DeliveryState;
import dev.raven.core.webhook.StoredDelivery;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.persistence.redis.Fields;
import java.util.Optional;

/** A message as the fields of a hash. */
final class DeliveryFields {
    private DeliveryFields() {}

    static Fields of(StoredDelivery delivery) {
        return changing(delivery)
                .with("id", delivery.id())
                .with("tenant", delivery.tenant())
                .with("type", delivery.type())
                .with("created", delivery.createdAt())
                .with("fence", delivery.fence())
                .with("body", delivery.body());
    }

    /** What a try changes: not the body, which a rotation of keys may have sealed anew meanwhile. */
    static Fields changing(StoredDelivery delivery) {
        return new Fields()
                .with("state", delivery.state())
                .with("attempts", delivery.attempts())
                .with("due", delivery.due())
                .with("result", delivery.lastResult());
    }

    static Optional<StoredDelivery> read(Fields fields) {
        return fields.isEmpty() ? Optional.empty() : Optional.of(delivery(fields));
    }

    private static StoredDelivery delivery(Fields fields) {
        return new StoredDelivery(
                new DeliveryId(fields.text("id")),
                new TenantId(fields.text("tenant")),
                WebhookEventType.valueOf(fields.text("type")),
                fields.instant("created"),
                DeliveryState.valueOf(fields.text("state")),
                (int) fields.number("attempts"),
                fields.instant("due"),
                fields.optional("result"),
                fields.number("fence"),
                fields.sealed("body"));
    }
}
