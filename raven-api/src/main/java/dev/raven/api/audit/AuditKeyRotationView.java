package dev.raven.api.audit;

import java.time.Instant;

/**
 * A new signing key in another's place.
 *
 * @param verifierKey of the new one: a line as in C2SP signed-note
 * @param previousVerifierKey of the one before, whose signatures stay valid
 */
public record AuditKeyRotationView(String verifierKey, String previousVerifierKey, Instant rotatedAt) {}
