package dev.raven.api.checklist;

import java.time.Instant;

/**
 * That somebody says that a row holds.
 *
 * @param attestedBy the id of the API key that was used; {@code operator} for the operator
 * @param expiresAt it holds strictly before
 */
public record AttestationView(String note, String attestedBy, Instant attestedAt, Instant expiresAt) {}
