package dev.raven.core.key;

import java.security.SecureRandom;
import java.time.Clock;

/** Key rings for tests. */
public final class KeyRings {
    private KeyRings() {}

    /** A ring over these parts, with a cache of its own: a node. */
    public static KeyRing of(KeyStore store, KeyManagement operator) {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        return new KeyRing(new TenantKeys(store, operator, random, clock), new SubjectKeys(store, random, clock));
    }

    /** A ring with everything in memory. */
    public static KeyRing inMemory() {
        return of(new InMemoryKeyStore(), new InMemoryKeyManagement());
    }
}
