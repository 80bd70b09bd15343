package dev.raven.core.webhook;

import dev.raven.core.id.Id;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that a tenant is told of.
 *
 * @param data ids, names of settings and counts, by their names in the message; never what people said or who they are
 * @param cause what it tells of, where that happens once: told again, it is the same message
 */
public record WebhookEvent(WebhookEventType type, Map<String, String> data, Optional<Id> cause) {
    public WebhookEvent {
        data = Map.copyOf(data);
    }

    public static WebhookEvent of(WebhookEventType type, Map<String, String> data) {
        return new WebhookEvent(type, data, Optional.empty());
    }

    /** The same event, as the one thing that is told of this. */
    public WebhookEvent because(Id of) {
        return new WebhookEvent(type, data, Optional.of(of));
    }

    /** The data in one order. */
    Map<String, String> sorted() {
        return new TreeMap<>(data);
    }
}
