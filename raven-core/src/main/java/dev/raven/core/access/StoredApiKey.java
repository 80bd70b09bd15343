package dev.raven.core.access;

import dev.raven.api.access.Scope;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as it is stored: never the key itself.
 *
 * @param publicId the 12 characters in the key's text that it is looked up by
 * @param sha256 SHA-256 of the whole key in lower-case hex
 * @param allowedCidrs networks it may be used from; empty means any
 * @param name what its owner calls it, sealed
 */
public record StoredApiKey(
        ApiKeyId id,
        TenantId tenant,
        String publicId,
        String sha256,
        Set<Scope> scopes,
        List<String> allowedCidrs,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Sealed name) {

    public StoredApiKey {
        scopes = Set.copyOf(scopes);
        allowedCidrs = List.copyOf(allowedCidrs);
    }

    /** The same key with its name sealed anew. */
    public StoredApiKey named(Sealed again) {
        return new StoredApiKey(
                id, tenant, publicId, sha256, scopes, allowedCidrs, createdAt, expiresAt, revokedAt, again);
    }
}
