package dev.raven.api.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new secret.
 *
 * @param webhookSecret the secret itself, shown this once; null in a replay after ten minutes
 * @param previousSignsUntil until when messages are signed with the one before, too; null for the first
 */
public record WebhookSecretView(
        @Nullable String webhookSecret,
        Instant createdAt,
        @Nullable Instant previousSignsUntil) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebhookSecretView[" + createdAt + "]";
    }
}
