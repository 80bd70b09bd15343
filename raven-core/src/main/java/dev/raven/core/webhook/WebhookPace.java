package dev.raven.core.webhook;

/** How a tenant's receiver was lately. */
public enum WebhookPace {
    QUICK,
    /** It took its time: others go before it. */
    SLOW
}
