package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Wrapped keys in a map. */
public final class InMemoryKeyStore implements KeyStore {
    private record Name(TenantId tenant, Object owner) {}

    private final Map<Name, List<WrappedKey>> keys = new ConcurrentHashMap<>();

    @Override
    public List<WrappedKey> create(TenantId tenant, KeyPurpose purpose, WrappedKey first) {
        return keys.computeIfAbsent(new Name(tenant, purpose), name -> List.of(first));
    }

    @Override
    public List<WrappedKey> find(TenantId tenant, KeyPurpose purpose) {
        return keys.getOrDefault(new Name(tenant, purpose), List.of());
    }

    @Override
    public List<WrappedKey> create(TenantId tenant, UserId subject, WrappedKey first) {
        return keys.computeIfAbsent(new Name(tenant, subject), name -> List.of(first));
    }

    @Override
    public List<WrappedKey> find(TenantId tenant, UserId subject) {
        return keys.getOrDefault(new Name(tenant, subject), List.of());
    }

    @Override
    public void destroy(TenantId tenant) {
        keys.keySet().removeIf(name -> name.tenant().equals(tenant) && name.owner() instanceof KeyPurpose);
    }

    @Override
    public void destroy(TenantId tenant, UserId subject) {
        keys.remove(new Name(tenant, subject));
    }
}
