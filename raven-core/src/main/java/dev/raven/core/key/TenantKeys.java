package dev.raven.core.key;

import dev.raven.core.envelope.KeyMaterial;
import dev.raven.core.envelope.SealKey;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes, opens and rewraps tenant keys, which an operator key wraps. */
@Singleton
class TenantKeys {
    private final KeyStore store;
    private final KeyService services;
    private final OperatorKeys operatorKeys;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    TenantKeys(KeyStore store, KeyService services, OperatorKeys operatorKeys, RandomGenerator random, Clock clock) {
        this.store = store;
        this.services = services;
        this.operatorKeys = operatorKeys;
        this.random = random;
        this.clock = clock;
    }

    List<WrappedKey> create(KeyName.OfTenant name) {
        return store.create(name, draw(name, new Ids(random).key(), 1, KeyState.ACTIVE));
    }

    /** Draws a further version, to be activated. */
    WrappedKey next(KeyName.OfTenant name, WrappedKey newest) {
        return draw(name, newest.keyId(), newest.version() + 1, KeyState.PENDING);
    }

    /** Raven's own keys are made when they are first needed; a tenant's, only when it registers. */
    OpenKeys open(KeyName.OfTenant name) {
        List<WrappedKey> wrapped = store.find(name);
        if (wrapped.isEmpty() && name.tenant().equals(TenantId.PLATFORM)) {
            wrapped = create(name);
        }
        return OpenKeys.of(wrapped, version -> open(name, version));
    }

    /** The operator key that a tenant's keys are to be wrapped under now. */
    OperatorKey operatorKey(TenantId tenant) {
        return store.brought(tenant).orElseGet(operatorKeys::current);
    }

    /**
     * The same version wrapped anew, under the operator key of now: also where that is the same, as its service may have
     * rotated it.
     */
    WrappedKey rewrapped(KeyName.OfTenant name, WrappedKey version) {
        OperatorKey under = operatorKey(name.tenant());
        KeyContext context = context(name, version.keyId(), version.version());
        try (KeyMaterial key = open(name, version).material()) {
            return version.rewrapped(under.toString(), wrap(under, context, key));
        }
    }

    private WrappedKey draw(KeyName.OfTenant name, String keyId, int version, KeyState state) {
        OperatorKey under = operatorKey(name.tenant());
        KeyContext context = context(name, keyId, version);
        Instant now = clock.instant();
        try (KeyMaterial key = KeyMaterial.random(random)) {
            byte[] wrapped = wrap(under, context, key);
            return new WrappedKey(keyId, version, state, now, now, under.toString(), wrapped);
        }
    }

    private byte[] wrap(OperatorKey under, KeyContext context, KeyMaterial key) {
        byte[] bound = BoundKey.bind(context, key);
        try {
            return services.wrap(under, context, bound);
        } finally {
            Arrays.fill(bound, (byte) 0);
        }
    }

    private SealKey open(KeyName.OfTenant name, WrappedKey version) {
        KeyContext context = context(name, version.keyId(), version.version());
        OperatorKey under = OperatorKey.parse(version.under()).orElseThrow(WrongKeyException::new);
        byte[] bound = services.unwrap(under, context, version.wrapped());
        return new SealKey(version.keyId(), version.version(), BoundKey.release(context, bound));
    }

    private static KeyContext context(KeyName.OfTenant name, String keyId, int version) {
        return new KeyContext(name.tenant(), name.purpose(), keyId, version);
    }
}
