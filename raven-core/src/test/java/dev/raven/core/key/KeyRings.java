package dev.raven.core.key;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.raven.core.id.TenantId;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.signal.Signals;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Key rings for tests. */
public final class KeyRings {
    private static final RotationDue NOTHING_DUE = new RotationDue() {
        @Override
        public void rotate(KeyName name) {
            throw new AssertionError("no key of a test seals so much");
        }

        @Override
        public void rewrap(TenantId tenant, OperatorKey under) {
            throw new AssertionError("no tenant of these tests brings a key");
        }
    };

    private KeyRings() {}

    /** A ring over these parts, with a cache of its own: a node. */
    public static KeyRing of(KeyStore store, OperatorKeys operatorKeys) {
        return of(store, operatorKeys, Ticker.systemTicker());
    }

    static KeyRing of(KeyStore store, OperatorKeys operatorKeys, Ticker ticker) {
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        KeySettings settings = new KeySettings(false, true, Duration.ofMinutes(5), Duration.ofDays(90));
        KeyCallLog log = new KeyCallLog(operatorKeys, settings, new InMemoryAuditLog(), Signals.NONE);
        KeyService services = new KeyService(operatorKeys, log);
        return new KeyRing(
                new TenantKeys(store, services, operatorKeys, random, clock),
                new SubjectKeys(store, random, clock),
                new KeyUses(store, NOTHING_DUE),
                settings.cached(),
                ticker);
    }

    /** Look-ups under the keys of a ring. */
    public static BlindIndex index(KeyRing ring) {
        return new BlindIndex(ring);
    }

    /** A ring with everything in memory. */
    public static KeyRing inMemory() {
        return of(new InMemoryKeyStore(), new InMemoryOperatorKeys());
    }
}
