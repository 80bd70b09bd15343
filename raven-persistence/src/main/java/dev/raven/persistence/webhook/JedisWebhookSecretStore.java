package dev.raven.persistence.webhook;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import dev.raven.core.webhook.WebhookSecretStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.SealedStrings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One string a tenant, in the tenant's slot. */
@ApplicationScoped
class JedisWebhookSecretStore implements WebhookSecretStore {
    private final SealedStrings secrets;

    @Inject
    JedisWebhookSecretStore(Redis redis) {
        this.secrets = new SealedStrings(redis, "webhook-secrets");
    }

    @Override
    public Optional<Sealed> find(TenantId tenant) {
        return secrets.find(tenant);
    }

    @Override
    public boolean replace(TenantId tenant, Optional<Sealed> expected, Sealed secrets) {
        return this.secrets.replace(tenant, expected, secrets);
    }
}
