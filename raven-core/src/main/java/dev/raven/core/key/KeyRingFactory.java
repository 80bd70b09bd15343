package dev.raven.core.key;

import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Opens keys of another storage than the one that serves, with the same key services: to try what lies there. */
@Singleton
public class KeyRingFactory {
    private static final RotationDue NEVER = new RotationDue() {
        @Override
        public void rotate(KeyName name) {
            // what is only tried is not changed
        }

        @Override
        public void rewrap(TenantId tenant, OperatorKey under) {
            // what is only tried is not changed
        }
    };

    private final KeyService services;
    private final OperatorKeys operatorKeys;
    private final KeySettings settings;
    private final RandomGenerator random;
    private final Clock clock;

    @Inject
    KeyRingFactory(
            KeyService services, OperatorKeys operatorKeys, KeySettings settings, RandomGenerator random, Clock clock) {
        this.services = services;
        this.operatorKeys = operatorKeys;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** The keys of a storage; the caller has it forget them all in the end. */
    public KeyRing over(KeyStore store) {
        TenantKeys tenants = new TenantKeys(store, services, operatorKeys, random, clock);
        SubjectKeys subjects = new SubjectKeys(store, random, clock);
        return new KeyRing(tenants, subjects, new KeyUses(store, NEVER), settings);
    }
}
