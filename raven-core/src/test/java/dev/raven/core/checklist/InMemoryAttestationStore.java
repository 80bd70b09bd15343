package dev.raven.core.checklist;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Attestations in memory. */
public final class InMemoryAttestationStore implements AttestationStore {
    private final Map<TenantId, Sealed> attestations = new ConcurrentHashMap<>();

    @Override
    public Optional<Sealed> find(TenantId owner) {
        return Optional.ofNullable(attestations.get(owner));
    }

    @Override
    public boolean replace(TenantId owner, Optional<Sealed> expected, Sealed updated) {
        return expected.map(before -> attestations.replace(owner, before, updated))
                .orElseGet(() -> attestations.putIfAbsent(owner, updated) == null);
    }
}
