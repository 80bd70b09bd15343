package dev.raven.audit.checkpoint;

import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.audit.AuditKeyStore;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.InMemoryAuditKeyStore;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.InMemoryAuditTreeStore;
import dev.raven.core.audit.InMemorySequencerStore;
import dev.raven.core.audit.SequencerStore;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.InMemoryKeyStore;
import dev.raven.core.key.InMemoryOperatorKeys;
import dev.raven.core.key.KeyRing;
import dev.raven.core.key.KeyRings;
import dev.raven.core.key.KeyStore;
import dev.raven.core.key.OperatorKeys;
import dev.raven.core.tenant.InMemoryTenantStore;
import dev.raven.core.tenant.StoredTenant;
import dev.raven.core.tenant.TenantStore;
import dev.raven.persistence.audit.TestAudit;
import dev.raven.persistence.redis.Redis;
import java.time.Clock;
import java.time.Instant;

/** What the nodes of a test share. */
public record Storage(
        AuditStore logs,
        AuditTreeStore trees,
        SequencerStore sequencers,
        AuditKeyStore signingKeys,
        TenantStore tenants,
        KeyStore keys,
        OperatorKeys operatorKeys) {

    public static Storage inMemory(Clock clock) {
        return new Storage(
                new InMemoryAuditStore(),
                new InMemoryAuditTreeStore(),
                new InMemorySequencerStore(clock),
                new InMemoryAuditKeyStore(),
                new InMemoryTenantStore(),
                new InMemoryKeyStore(),
                new InMemoryOperatorKeys());
    }

    public static Storage in(Redis redis) {
        return new Storage(
                TestAudit.logs(redis),
                TestAudit.trees(redis),
                TestAudit.sequencers(redis),
                new InMemoryAuditKeyStore(), // as the keys that they are sealed under are in memory
                new InMemoryTenantStore(),
                new InMemoryKeyStore(),
                new InMemoryOperatorKeys());
    }

    /** Somebody's own log store in place of this one. */
    public Storage with(AuditStore other) {
        return new Storage(other, trees, sequencers, signingKeys, tenants, keys, operatorKeys);
    }

    /** Somebody's own tree store in place of this one. */
    public Storage with(AuditTreeStore other) {
        return new Storage(logs, other, sequencers, signingKeys, tenants, keys, operatorKeys);
    }

    /** Somebody's own store of signing keys in place of this one. */
    public Storage with(AuditKeyStore other) {
        return new Storage(logs, trees, sequencers, other, tenants, keys, operatorKeys);
    }

    KeyRing keyRing() {
        return KeyRings.of(keys, operatorKeys);
    }

    public void register(TenantId tenant) {
        StoredTenant record =
                new StoredTenant(tenant, TenantStatus.ACTIVE, Instant.EPOCH, Instant.EPOCH, new Sealed(new byte[1]));
        tenants.create(tenant, record, tenant.value());
    }
}
