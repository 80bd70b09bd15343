package dev.raven.core.webhook;

/** Sends a message to where it was found that it may go. */
interface WebhookSender {

    /** What came of it, within ten seconds. */
    SendOutcome send(WebhookTarget target, WebhookMessage message);
}
