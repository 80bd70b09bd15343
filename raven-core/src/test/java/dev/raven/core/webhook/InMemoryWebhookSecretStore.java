package dev.raven.core.webhook;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets in memory. */
public final class InMemoryWebhookSecretStore implements WebhookSecretStore {
    private final Map<TenantId, Sealed> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<Sealed> find(TenantId tenant) {
        return Optional.ofNullable(secrets.get(tenant));
    }

    @Override
    public boolean replace(TenantId tenant, Optional<Sealed> expected, Sealed updated) {
        return expected.map(before -> secrets.replace(tenant, before, updated))
                .orElseGet(() -> secrets.putIfAbsent(tenant, updated) == null);
    }
}
