package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** API keys in memory. */
public final class InMemoryApiKeyStore implements ApiKeyStore {
    private final Map<String, StoredApiKey> keys = new ConcurrentHashMap<>();

    @Override
    public void create(TenantId tenant, StoredApiKey key) {
        if (!key.tenant().equals(tenant)) {
            throw new IllegalArgumentException("the key belongs to another tenant");
        }
        keys.put(key.publicId(), key);
    }

    @Override
    public Optional<StoredApiKey> findByPublicId(String publicId) {
        return Optional.ofNullable(keys.get(publicId));
    }
}
