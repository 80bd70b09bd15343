package dev.raven.persistence.audit;

import dev.raven.core.audit.AuditKeyStore;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import dev.raven.persistence.redis.Redis;
import dev.raven.persistence.redis.SealedStrings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** One string, in its owner's slot. */
@ApplicationScoped
class JedisAuditKeyStore implements AuditKeyStore {
    private final SealedStrings keys;

    @Inject
    JedisAuditKeyStore(Redis redis) {
        this.keys = new SealedStrings(redis, "audit:keys");
    }

    @Override
    public Optional<Sealed> find(TenantId owner) {
        return keys.find(owner);
    }

    @Override
    public boolean replace(TenantId owner, Optional<Sealed> expected, Sealed keys) {
        return this.keys.replace(owner, expected, keys);
    }
}
