package dev.raven.core.access;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** API keys in memory. */
public final class InMemoryApiKeyStore implements ApiKeyStore {
    private final Map<String, StoredApiKey> keys = new ConcurrentHashMap<>();
    private final Map<ApiKeyId, Instant> used = new ConcurrentHashMap<>();

    @Override
    public void create(TenantId tenant, StoredApiKey key) {
        if (!key.tenant().equals(tenant)) {
            throw new IllegalArgumentException("the key belongs to another tenant");
        }
        keys.put(key.publicId(), key);
    }

    @Override
    public long count(TenantId tenant) {
        return list(tenant).size();
    }

    @Override
    public List<StoredApiKey> list(TenantId tenant) {
        return keys.values().stream().filter(key -> key.tenant().equals(tenant)).toList();
    }

    @Override
    public Optional<StoredApiKey> find(TenantId tenant, ApiKeyId id) {
        return list(tenant).stream().filter(key -> key.id().equals(id)).findFirst();
    }

    @Override
    public synchronized boolean replace(TenantId tenant, StoredApiKey expected, StoredApiKey updated) {
        Optional<StoredApiKey> held = findByPublicId(expected.publicId())
                .filter(key -> key.tenant().equals(tenant) && key.revision() == expected.revision())
                .filter(key -> key.fate().revokedAt().isEmpty()
                        || key.fate().revokedAt().equals(updated.fate().revokedAt()));
        held.ifPresent(key -> keys.put(key.publicId(), updated));
        return held.isPresent();
    }

    @Override
    public synchronized void discard(TenantId tenant, StoredApiKey key) {
        keys.remove(key.publicId());
    }

    @Override
    public Map<ApiKeyId, Instant> lastUsed(TenantId tenant, Collection<ApiKeyId> ids) {
        return ids.stream()
                .filter(used::containsKey)
                .filter(id -> find(tenant, id).isPresent())
                .collect(Collectors.toMap(id -> id, used::get));
    }

    @Override
    public void use(Collection<KeyUse> uses) {
        uses.stream()
                .filter(use -> find(use.tenant(), use.key()).isPresent())
                .forEach(use ->
                        used.merge(use.key(), use.minute(), (held, other) -> held.isAfter(other) ? held : other));
    }

    @Override
    public Optional<StoredApiKey> findByPublicId(String publicId) {
        return Optional.ofNullable(keys.get(publicId));
    }
}
