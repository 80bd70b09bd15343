package dev.raven.core.notice;

import dev.raven.core.id.TenantId;
import java.util.Optional;

/**
 * Says that something is not stored any more as a node may have read it.
 *
 * @param apiKey the public id of the API key that was changed; empty where it is the tenant itself
 */
public record Notice(TenantId tenant, Optional<String> apiKey) {

    public static Notice ofTenant(TenantId tenant) {
        return new Notice(tenant, Optional.empty());
    }

    public static Notice ofApiKey(TenantId tenant, String publicId) {
        return new Notice(tenant, Optional.of(publicId));
    }
}
