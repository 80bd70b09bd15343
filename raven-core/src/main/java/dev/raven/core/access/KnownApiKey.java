package dev.raven.core.access;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.ApiKeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as its tenant sees it.
 *
 * @param name what its owner calls it
 * @param lastUsedAt to the minute
 */
public record KnownApiKey(StoredApiKey stored, String name, Optional<Instant> lastUsedAt) implements AuditTarget {
    private static final long ROTATED_AFTER_DAYS = 90;

    @Override
    public ApiKeyId auditTarget() {
        return stored.id();
    }

    /** In whole days. */
    public long ageAt(Instant now) {
        return Math.max(0, Duration.between(stored.createdAt(), now).toDays());
    }

    /** Whether it has served for so long that another should take its place, and none does yet. */
    public boolean rotationDueAt(Instant now) {
        return ageAt(now) > ROTATED_AFTER_DAYS
                && stored.aliveAt(now)
                && stored.fate().successor().isEmpty();
    }

    /** What another key in its place would be. */
    ApiKeyTerms terms() {
        return new ApiKeyTerms(name, stored.reach());
    }
}
