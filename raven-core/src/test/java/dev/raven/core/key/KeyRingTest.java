package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.Races;
import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.envelope.RecordCipher;
import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ids IDS = new Ids(RANDOM);
    private static final byte[] PLAIN = {1, 2, 3};

    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final InMemoryKeyManagement operator = new InMemoryKeyManagement();
    private final KeyRing ring = KeyRings.of(store, operator);
    private final RecordCipher cipher = new RecordCipher(RANDOM);
    private final TenantId acme = IDS.tenant();
    private final UserId alice = IDS.user();
    private final Subject.User subject = new Subject.User(acme, alice);

    @BeforeEach
    void create() {
        ring.createTenantKeys(acme);
        ring.createSubjectKey(acme, alice);
    }

    private static RecordContext context(Subject of) {
        return new RecordContext(of, RecordKind.INTERACTION, "int_1");
    }

    @Test
    void anotherNodeOpensWhatThisOneSealed() {
        Sealed sealed = cipher.seal(ring.active(subject), context(subject), PLAIN);
        KeyRing other = KeyRings.of(store, operator);
        assertThat(cipher.open(other.version(subject, RecordCipher.keyVersion(sealed)), context(subject), sealed))
                .isEqualTo(PLAIN);
    }

    @Test
    void theKeyOfOnePersonOpensNothingOfAnother() {
        UserId bob = IDS.user();
        ring.createSubjectKey(acme, bob);
        Sealed sealed = cipher.seal(ring.active(subject), context(subject), PLAIN);
        assertThatThrownBy(() -> cipher.open(ring.active(new Subject.User(acme, bob)), context(subject), sealed))
                .isInstanceOf(IntegrityException.class);
        assertThatThrownBy(() -> cipher.open(ring.active(new Subject.Tenant(acme)), context(subject), sealed))
                .isInstanceOf(IntegrityException.class);
    }

    @Test
    void anotherOperatorsKeyOpensNothing() {
        KeyRing thief = KeyRings.of(store, new InMemoryKeyManagement());
        assertThatThrownBy(() -> thief.active(subject)).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aDestroyedPersonsKeyIsGoneHereAndOnAFreshNode() {
        ring.active(subject);
        ring.destroy(acme, alice);
        assertThatThrownBy(() -> ring.active(subject)).isInstanceOf(NoKeyException.class);
        assertThatThrownBy(() -> KeyRings.of(store, operator).active(subject)).isInstanceOf(NoKeyException.class);
        assertThat(ring.active(new Subject.Tenant(acme))).isNotNull();
    }

    @Test
    void aDestroyedTenantTakesItsPeopleAlong() {
        ring.active(subject);
        ring.destroy(acme);
        assertThatThrownBy(() -> ring.active(subject)).isInstanceOf(NoKeyException.class);
        assertThatThrownBy(() -> ring.active(new Subject.Tenant(acme))).isInstanceOf(NoKeyException.class);
    }

    @Test
    void manyAtOnceUnwrapOnce() {
        KeyRing fresh = KeyRings.of(store, operator);
        int before = operator.unwraps();
        Races.results(16, racer -> fresh.active(new Subject.Tenant(acme)));
        assertThat(operator.unwraps() - before).isEqualTo(1);
    }

    @Test
    void aKeyThatIsCachedNeedsNoKeyService() {
        ring.active(subject);
        int before = operator.unwraps();
        for (int i = 0; i < 100; i++) {
            ring.active(subject);
        }
        assertThat(operator.unwraps()).isEqualTo(before);
    }

    @Test
    void racingMakersOfOneTenantsKeysAgree() {
        TenantId tenant = IDS.tenant();
        Races.results(8, racer -> {
            KeyRings.of(store, operator).createTenantKeys(tenant);
            return true;
        });
        Subject of = new Subject.Tenant(tenant);
        Sealed sealed = cipher.seal(KeyRings.of(store, operator).active(of), context(of), PLAIN);
        assertThat(cipher.open(KeyRings.of(store, operator).active(of), context(of), sealed))
                .isEqualTo(PLAIN);
    }

    @Test
    void aWrappedKeyMovedToAnotherTenantIsRefused() {
        TenantId other = IDS.tenant();
        WrappedKey stolen = store.find(acme, KeyPurpose.DATA).get(0);
        store.create(other, KeyPurpose.DATA, stolen);
        assertThatThrownBy(() -> ring.active(new Subject.Tenant(other))).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aWrappedSubjectKeyMovedToAnotherPersonIsRefused() {
        UserId mallory = IDS.user();
        store.create(acme, mallory, store.find(acme, alice).get(0));
        assertThatThrownBy(() -> ring.active(new Subject.User(acme, mallory))).isInstanceOf(IntegrityException.class);
    }

    @Test
    void aBlindIndexIsStableAndDiffersByTenantAndField() {
        BlindIndex index = new BlindIndex(ring);
        TenantId other = IDS.tenant();
        ring.createTenantKeys(other);
        String hash = index.of(acme, "external_ref", "crm-1");
        assertThat(hash).isEqualTo(new BlindIndex(KeyRings.of(store, operator)).of(acme, "external_ref", "crm-1"));
        assertThat(hash).hasSize(43).doesNotContain("crm");
        assertThat(List.of(
                        index.of(other, "external_ref", "crm-1"),
                        index.of(acme, "email", "crm-1"),
                        index.of(acme, "external_ref", "crm-2")))
                .doesNotContain(hash);
    }

    @Test
    void theCacheLetsGoAfterFiveMinutesAndWipes() {
        java.util.concurrent.atomic.AtomicLong nanos = new java.util.concurrent.atomic.AtomicLong();
        OpenKeys keys = new OpenKeys(List.of(ring.active(new Subject.Tenant(acme))));
        KeyCache<String> cache = new KeyCache<>(10, nanos::get, Runnable::run, name -> keys);
        dev.raven.core.envelope.KeyMaterial material = cache.get("k").active().material();
        nanos.addAndGet(java.time.Duration.ofMinutes(5).plusSeconds(1).toNanos());
        cache.get("k");
        assertThatThrownBy(material::copy).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWrappedKeySaysNothingOfItself() {
        WrappedKey wrapped = new WrappedKey("ky_1", 1, KeyState.ACTIVE, Instant.EPOCH, new byte[] {42, 43});
        assertThat(wrapped.toString()).doesNotContain("42");
    }
}
