package dev.raven.api.webhook;

import java.util.List;

/** One page of messages: those that were given up, newest first, then those that wait. */
public record WebhookDeliveryListView(
        List<WebhookDeliveryView> webhookDeliveries, int limit, int offset, long total, boolean hasMore) {}
