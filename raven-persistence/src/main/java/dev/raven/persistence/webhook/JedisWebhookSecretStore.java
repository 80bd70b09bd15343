package dev.raven.persistence.webhook;

import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import dev.raven.core.webhook.WebhookSecretStore;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One string a tenant, in the tenant's slot. */
@ApplicationScoped
class JedisWebhookSecretStore implements WebhookSecretStore {
    private static final Script REPLACE = Script.beside(JedisWebhookSecretStore.class, "replace-secrets");

    private final Redis redis;

    @Inject
    JedisWebhookSecretStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Sealed> find(TenantId tenant) {
        byte[] key = key(tenant).getBytes(StandardCharsets.UTF_8);
        return redis.read(client -> Optional.ofNullable(client.get(key))).map(Sealed::new);
    }

    @Override
    public boolean replace(TenantId tenant, Optional<Sealed> expected, Sealed secrets) {
        byte[] before = expected.map(Sealed::bytes).orElseGet(() -> new byte[0]);
        return redis.once(REPLACE.on(List.of(key(tenant)), before, secrets.bytes()))
                .yes();
    }

    private static String key(TenantId tenant) {
        return RedisKeys.of(tenant, "webhook-secrets");
    }
}
