package dev.raven.core.key;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.envelope.SealKey;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes and opens tenant keys, which the operator's key service wraps. */
@Singleton
class TenantKeys {
    private final KeyStore store;
    private final KeyManagement operator;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    TenantKeys(KeyStore store, KeyManagement operator, RandomGenerator random, Clock clock) {
        this.store = store;
        this.operator = operator;
        this.random = random;
        this.clock = clock;
    }

    record Name(TenantId tenant, KeyPurpose purpose) {}

    List<WrappedKey> create(TenantId tenant, KeyPurpose purpose) {
        KeyContext context = new KeyContext(tenant, purpose, new Ids(random).key(), 1);
        try (KeyMaterial key = KeyMaterial.random(random)) {
            byte[] wrapped = operator.wrap(context, BoundKey.bind(context, key));
            return store.create(
                    tenant,
                    purpose,
                    new WrappedKey(context.keyId(), context.version(), KeyState.ACTIVE, clock.instant(), wrapped));
        }
    }

    /** Raven's own keys are made when they are first needed; a tenant's, only when it registers. */
    OpenKeys open(Name name) {
        List<WrappedKey> wrapped = store.find(name.tenant(), name.purpose());
        if (wrapped.isEmpty() && name.tenant().equals(TenantId.PLATFORM)) {
            wrapped = create(name.tenant(), name.purpose());
        }
        if (wrapped.isEmpty()) {
            throw new NoKeyException();
        }
        return new OpenKeys(wrapped.stream().map(version -> open(name, version)).toList());
    }

    void destroy(TenantId tenant) {
        store.destroy(tenant);
    }

    private SealKey open(Name name, WrappedKey version) {
        KeyContext context = new KeyContext(name.tenant(), name.purpose(), version.keyId(), version.version());
        byte[] bound = operator.unwrap(context, version.wrapped());
        return new SealKey(version.keyId(), version.version(), BoundKey.release(context, bound));
    }
}
