package dev.raven.core.notice;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.Optional;

/**
 * Says that something is not stored any more as a node may have read it.
 *
 * @param apiKey the public id of the API key that was changed; else empty
 * @param user who was erased, or whose memory is to be read anew; else empty. Where both are empty, it is the tenant itself
 */
public record Notice(TenantId tenant, Optional<String> apiKey, Optional<UserId> user) {

    public static Notice ofTenant(TenantId tenant) {
        return new Notice(tenant, Optional.empty(), Optional.empty());
    }

    public static Notice ofApiKey(TenantId tenant, String publicId) {
        return new Notice(tenant, Optional.of(publicId), Optional.empty());
    }

    public static Notice ofUser(TenantId tenant, UserId user) {
        return new Notice(tenant, Optional.empty(), Optional.of(user));
    }
}
