package dev.raven.core.access;

import dev.raven.api.access.ApiKeyStatus;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.ApiKeyId;
import java.time.Duration;
import java.time.Instant;

/**
 * An API key just made; the only moment its text can be had.
 *
 * @param name what its owner calls it
 */
public record ApiKey(StoredApiKey stored, String name, ApiKeyText text) implements AuditTarget {
    private static final Duration EXPIRING = Duration.ofDays(14);

    @Override
    public ApiKeyId auditTarget() {
        return stored.id();
    }

    /** Where it is in its life at a moment before its end. */
    public ApiKeyStatus statusAt(Instant now) {
        boolean soon = stored.expiresAt()
                .filter(end -> end.isBefore(now.plus(EXPIRING)))
                .isPresent();
        return soon ? ApiKeyStatus.EXPIRING : ApiKeyStatus.ACTIVE;
    }
}
