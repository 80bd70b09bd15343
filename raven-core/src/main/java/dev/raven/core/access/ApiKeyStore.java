package dev.raven.core.access;

import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.Optional;

/** Keeps API keys. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away. */
public interface ApiKeyStore {

    /** Keeps a new key of the tenant, and makes it findable by its public id. */
    void create(TenantId tenant, StoredApiKey key);

    /** All keys of the tenant. */
    List<StoredApiKey> list(TenantId tenant);

    /**
     * Replaces the sealed name of a key if it is still what the caller read.
     *
     * @return false when somebody else changed it in between, or it is gone
     */
    boolean replaceName(TenantId tenant, StoredApiKey expected, StoredApiKey renamed);

    @PlatformWide("the key is how the tenant is found")
    Optional<StoredApiKey> findByPublicId(String publicId);
}
