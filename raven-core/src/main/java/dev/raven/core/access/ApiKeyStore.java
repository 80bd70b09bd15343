package dev.raven.core.access;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.util.Optional;

/** Keeps API keys. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away. */
public interface ApiKeyStore {

    /** Keeps a new key of the tenant, and makes it findable by its public id. */
    void create(TenantId tenant, StoredApiKey key);

    @PlatformWide("the key is how the tenant is found")
    Optional<StoredApiKey> findByPublicId(String publicId);
}
