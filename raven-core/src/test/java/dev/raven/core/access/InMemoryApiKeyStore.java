package dev.raven.core.access;

import dev.raven.core.id.TenantId;
import java.util.List;
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
    public List<StoredApiKey> list(TenantId tenant) {
        return keys.values().stream().filter(key -> key.tenant().equals(tenant)).toList();
    }

    @Override
    public boolean replaceName(TenantId tenant, StoredApiKey expected, StoredApiKey renamed) {
        return expected.tenant().equals(tenant) && keys.replace(expected.publicId(), expected, renamed);
    }

    @Override
    public Optional<StoredApiKey> findByPublicId(String publicId) {
        return Optional.ofNullable(keys.get(publicId));
    }
}
