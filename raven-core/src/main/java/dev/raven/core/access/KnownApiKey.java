package dev.raven.core.access;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.ApiKeyId;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as its tenant sees it.
 *
 * @param name what its owner calls it
 * @param lastUsedAt to the minute
 */
public record KnownApiKey(StoredApiKey stored, String name, Optional<Instant> lastUsedAt) implements AuditTarget {
    @Override
    public ApiKeyId auditTarget() {
        return stored.id();
    }

    /** In whole days. */
    public long ageAt(Instant now) {
        return stored.ageAt(now);
    }

    /** Whether it has served for so long that another should take its place, and none does yet. */
    public boolean rotationDueAt(Instant now) {
        return stored.rotationDueAt(now);
    }

    /** What another key in its place would be. */
    ApiKeyTerms terms() {
        return new ApiKeyTerms(name, stored.reach());
    }
}
