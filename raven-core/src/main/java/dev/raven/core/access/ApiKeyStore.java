package dev.raven.core.access;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.PlatformWide;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps API keys. Every method throws {@link dev.raven.api.problem.UnavailableException} when the storage is away. */
public interface ApiKeyStore {

    /** Keeps a new key of the tenant, and makes it findable by its ids. */
    void create(TenantId tenant, StoredApiKey key);

    /** How many keys the tenant has, those that ended among them. */
    long count(TenantId tenant);

    /** All keys of the tenant. */
    List<StoredApiKey> list(TenantId tenant);

    Optional<StoredApiKey> find(TenantId tenant, ApiKeyId id);

    /**
     * Replaces a key if it is still what the caller read. A key that is revoked stays so: what would revive it is not done.
     *
     * @param updated of a higher revision
     * @return false when somebody else changed it in between, or it is gone
     */
    boolean replace(TenantId tenant, StoredApiKey expected, StoredApiKey updated);

    /** Removes a key that nobody was given, or that ended long ago, as if it had not been made. */
    void discard(TenantId tenant, StoredApiKey key);

    /** In which minute each of these keys was last used; those that never were are left out. */
    Map<ApiKeyId, Instant> lastUsed(TenantId tenant, Collection<ApiKeyId> keys);

    /** Notes when keys were used; never turns back to an earlier minute. */
    @PlatformWide("one write for all keys that were used")
    void use(Collection<KeyUse> uses);

    @PlatformWide("the key is how the tenant is found")
    Optional<StoredApiKey> findByPublicId(String publicId);
}
