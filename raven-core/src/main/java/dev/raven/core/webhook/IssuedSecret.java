package dev.raven.core.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * A new secret, to be shown this once.
 *
 * @param othersUntil until when messages are signed with the one before, too; empty for the first
 */
public record IssuedSecret(WebhookSecret secret, Instant createdAt, Optional<Instant> othersUntil) {}
