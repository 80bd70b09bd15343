package dev.raven.core.webhook;

import java.util.Set;

/**
 * What a tenant wants to be told of, and where.
 *
 * @param url checked when it was set, and to be checked again whenever it is called
 * @param picked the events it asked for; none in particular means all
 */
public record WebhookSubscription(String url, Set<WebhookEventType> picked) {
    public WebhookSubscription {
        picked = Set.copyOf(picked);
    }

    boolean wants(WebhookEventType type) {
        return picked.isEmpty() || picked.contains(type);
    }
}
