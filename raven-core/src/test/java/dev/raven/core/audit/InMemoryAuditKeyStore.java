package dev.raven.core.audit;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signing keys in memory. */
public final class InMemoryAuditKeyStore implements AuditKeyStore {
    private final Map<TenantId, Sealed> keys = new ConcurrentHashMap<>();

    @Override
    public Optional<Sealed> find(TenantId owner) {
        return Optional.ofNullable(keys.get(owner));
    }

    @Override
    public boolean replace(TenantId owner, Optional<Sealed> expected, Sealed updated) {
        return expected.map(before -> keys.replace(owner, before, updated))
                .orElseGet(() -> keys.putIfAbsent(owner, updated) == null);
    }
}
