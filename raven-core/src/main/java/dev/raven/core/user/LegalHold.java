package dev.raven.core.user;

import java.time.Instant;

/**
 * Why what is stored about a user must stay.
 *
 * @param reason in the words of who placed it, without personal data
 */
public record LegalHold(String reason, Instant placedAt) {}
