package dev.raven.core.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One signing key in another's place.
 *
 * @param verifierKey of the new one, as in C2SP signed-note
 * @param previous of the one before
 */
public record AuditKeyRotation(String verifierKey, String previous, Instant rotatedAt) implements AuditDetails {

    @Override
    public Map<String, Object> auditDetails() {
        return Map.of("verifier_key", verifierKey, "previous_verifier_key", previous);
    }
}
