package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditKeyStore;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.RedisKeys;
import dev.raven.persistence.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One string, in its owner's slot. */
@ApplicationScoped
class JedisAuditKeyStore implements AuditKeyStore {
    private static final Script REPLACE = Script.beside(JedisAuditKeyStore.class, "replace-keys");

    private final Redis redis;

    @Inject
    JedisAuditKeyStore(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Sealed> find(TenantId owner) {
        byte[] key = key(owner).getBytes(StandardCharsets.UTF_8);
        return redis.read(client -> Optional.ofNullable(client.get(key))).map(Sealed::new);
    }

    @Override
    public boolean replace(TenantId owner, Optional<Sealed> expected, Sealed keys) {
        byte[] before = expected.map(Sealed::bytes).orElseGet(() -> new byte[0]);
        return redis.once(REPLACE.on(List.of(key(owner)), before, keys.bytes())).yes();
    }

    private static String key(TenantId owner) {
        return RedisKeys.of(owner, "audit:keys");
    }
}
