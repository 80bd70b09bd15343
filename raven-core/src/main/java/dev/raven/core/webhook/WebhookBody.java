package dev.raven.core.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes an event as the JSON that is sent: {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks says. */
final class WebhookBody {
    private WebhookBody() {}

    static String of(TenantId tenant, WebhookEvent event, Instant happened) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("tenant_id", tenant.value());
        event.sorted().forEach(data::put);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", event.type().wireName())
                .put("timestamp", happened.truncatedTo(ChronoUnit.MICROS).toString());
        body.set("data", data);
        return body.toString();
    }
}
