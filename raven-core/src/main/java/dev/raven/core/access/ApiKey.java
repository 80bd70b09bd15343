package dev.raven.core.access;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.ApiKeyId;

/**
 * An API key just made; the only moment its text can be had.
 *
 * @param name what its owner calls it
 */
public record ApiKey(StoredApiKey stored, String name, ApiKeyText text) implements AuditTarget {

    @Override
    public ApiKeyId auditTarget() {
        return stored.id();
    }
}
