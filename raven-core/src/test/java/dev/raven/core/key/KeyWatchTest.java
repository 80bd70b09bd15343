package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.envelope.Subject;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes with timers of their own. */
class KeyWatchTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final long PROMISED_SECONDS = 5;

    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final InMemoryOperatorKeys operatorKeys = new InMemoryOperatorKeys();
    private final InMemoryKeyChangeStore changes = new InMemoryKeyChangeStore();
    private final KeyRing here = KeyRings.of(store, operatorKeys);
    private final KeyRing there = KeyRings.of(store, operatorKeys);
    private final KeyWatch watch = new KeyWatch(changes, there);
    private final TenantId acme = IDS.tenant();
    private final UserId alice = IDS.user();
    private final Subject.User subject = new Subject.User(acme, alice);

    @BeforeEach
    void start() {
        here.createTenantKeys(acme);
        here.createSubjectKey(acme, alice);
        watch.start();
        there.active(subject);
    }

    @AfterEach
    void stop() {
        watch.close();
    }

    private boolean opensThere() {
        try {
            there.active(subject);
            return true;
        } catch (NoKeyException gone) {
            return false;
        }
    }

    private void isForgottenThereInTime() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PROMISED_SECONDS);
        boolean opens = opensThere();
        while (opens && System.nanoTime() < end) {
            opens = opensThere();
        }
        assertThat(opens).isFalse();
    }

    @Test
    void aKeyDestroyedHereOpensNothingThereFiveSecondsLater() {
        new KeyRemoval(store, changes, here).destroy(acme, alice);
        isForgottenThereInTime();
    }

    @Test
    void aTenantDestroyedHereTakesItsPeopleAlongThere() {
        new KeyRemoval(store, changes, here).destroy(acme);
        isForgottenThereInTime();
    }

    @Test
    void aKeySuspendedHereSealsNothingThereFiveSecondsLater() {
        KeyName name = new KeyName.OfSubject(acme, alice);
        WrappedKey active = store.find(name).get(0);
        store.replace(name, active, active.in(KeyState.SUSPENDED, Instant.EPOCH));
        changes.announce(name);
        isForgottenThereInTime();
    }
}
