package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.UnavailableException;
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
import dev.raven.core.key.KeyServiceException.Reason;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Ids IDS = new Ids(RANDOM);
    private static final byte[] PLAIN = {1, 2, 3};

    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final InMemoryOperatorKeys operatorKeys = new InMemoryOperatorKeys();
    private final InMemoryKeyManagement operator = operatorKeys.service(InMemoryOperatorKeys.FIRST);
    private final InMemoryKeyChangeStore changes = new InMemoryKeyChangeStore();
    private final KeyRing ring = KeyRings.of(store, operatorKeys);
    private final KeyRemoval removal = new KeyRemoval(store, changes, ring);
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
        KeyRing other = KeyRings.of(store, operatorKeys);
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
        KeyRing thief = KeyRings.of(store, new InMemoryOperatorKeys());
        assertThatThrownBy(() -> thief.active(subject)).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aDestroyedPersonsKeyIsGoneHereAndOnAFreshNode() {
        ring.active(subject);
        removal.destroy(acme, alice);
        assertThatThrownBy(() -> ring.active(subject)).isInstanceOf(NoKeyException.class);
        assertThatThrownBy(() -> KeyRings.of(store, operatorKeys).active(subject))
                .isInstanceOf(NoKeyException.class);
        assertThat(ring.active(new Subject.Tenant(acme))).isNotNull();
    }

    @Test
    void aDestroyedTenantTakesItsPeopleAlong() {
        ring.active(subject);
        removal.destroy(acme);
        assertThatThrownBy(() -> ring.active(subject)).isInstanceOf(NoKeyException.class);
        assertThatThrownBy(() -> ring.active(new Subject.Tenant(acme))).isInstanceOf(NoKeyException.class);
    }

    @Test
    void manyAtOnceUnwrapOnce() {
        KeyRing fresh = KeyRings.of(store, operatorKeys);
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
            KeyRings.of(store, operatorKeys).createTenantKeys(tenant);
            return true;
        });
        Subject of = new Subject.Tenant(tenant);
        Sealed sealed = cipher.seal(KeyRings.of(store, operatorKeys).active(of), context(of), PLAIN);
        assertThat(cipher.open(KeyRings.of(store, operatorKeys).active(of), context(of), sealed))
                .isEqualTo(PLAIN);
    }

    @Test
    void aWrappedKeyMovedToAnotherTenantIsRefused() {
        TenantId other = IDS.tenant();
        WrappedKey stolen =
                store.find(new KeyName.OfTenant(acme, KeyPurpose.DATA)).get(0);
        store.create(new KeyName.OfTenant(other, KeyPurpose.DATA), stolen);
        assertThatThrownBy(() -> ring.active(new Subject.Tenant(other))).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aWrappedSubjectKeyMovedToAnotherPersonIsRefused() {
        UserId mallory = IDS.user();
        store.create(
                new KeyName.OfSubject(acme, mallory),
                store.find(new KeyName.OfSubject(acme, alice)).get(0));
        assertThatThrownBy(() -> ring.active(new Subject.User(acme, mallory))).isInstanceOf(IntegrityException.class);
    }

    @Test
    void aBlindIndexIsStableAndDiffersByTenantAndField() {
        BlindIndex index = new BlindIndex(ring);
        TenantId other = IDS.tenant();
        ring.createTenantKeys(other);
        String hash = index.of(acme, "external_ref", "crm-1");
        assertThat(hash).isEqualTo(new BlindIndex(KeyRings.of(store, operatorKeys)).of(acme, "external_ref", "crm-1"));
        assertThat(hash).hasSize(43).doesNotContain("crm-1");
        assertThat(List.of(
                        index.of(other, "external_ref", "crm-1"),
                        index.of(acme, "email", "crm-1"),
                        index.of(acme, "external_ref", "crm-2")))
                .doesNotContain(hash);
    }

    @Test
    void aRefusalWipesAllThatTheRefusedKeyWrapped() {
        ring.active(subject);
        TenantId other = IDS.tenant();
        KeyRings.of(store, operatorKeys).createTenantKeys(other);
        operator.trouble(Optional.of(Reason.REFUSED));
        assertThat(ring.active(subject)).as("a cached key asks nobody").isNotNull();

        assertThatThrownBy(() -> ring.active(new Subject.Tenant(other))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> ring.active(subject)).isInstanceOf(UnavailableException.class);

        operator.trouble(Optional.empty());
        assertThat(ring.active(subject)).isNotNull();
    }

    @Test
    void aRefusalOfANewTenantsKeysWipesThemToo() {
        ring.active(subject);
        operator.trouble(Optional.of(Reason.REFUSED));
        assertThatThrownBy(() -> ring.createTenantKeys(IDS.tenant())).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> ring.active(subject)).isInstanceOf(UnavailableException.class);
    }

    /** Else whoever disables a key would wait for both to age, one after the other. */
    @Test
    void aPersonsKeyServesNoLongerThanItsTenantsWasOpened() {
        AtomicLong nanos = new AtomicLong();
        KeyRing aging = KeyRings.of(store, operatorKeys, nanos::get);
        aging.active(new Subject.Tenant(acme));
        nanos.addAndGet(Duration.ofMinutes(4).toNanos());
        aging.active(subject);
        operator.trouble(Optional.of(Reason.REFUSED));
        nanos.addAndGet(Duration.ofMinutes(1).plusSeconds(1).toNanos());
        assertThatThrownBy(() -> aging.active(subject)).isInstanceOf(UnavailableException.class);
        operator.trouble(Optional.empty());
        assertThat(aging.active(subject)).isNotNull();
    }

    @Test
    void anOldVersionThatDoesNotOpenHarmsNobodyWhoDoesNotNeedIt() {
        KeyName.OfTenant data = new KeyName.OfTenant(acme, KeyPurpose.DATA);
        WrappedKey first = store.find(data).get(0);
        WrappedKey broken = new WrappedKey(
                first.keyId(), 2, KeyState.PENDING, Instant.EPOCH, Instant.EPOCH, "vault:gone", new byte[] {1});
        store.add(data, broken);
        store.replace(data, broken, broken.in(KeyState.RETIRED, Instant.EPOCH));
        KeyRing fresh = KeyRings.of(store, operatorKeys);
        assertThat(fresh.active(subject)).isNotNull();
        assertThatThrownBy(() -> fresh.version(new Subject.Tenant(acme), 2)).isInstanceOf(WrongKeyException.class);
        assertThat(fresh.active(subject)).isNotNull();
    }

    @Test
    void aServiceThatIsAwayLeavesCachedKeysAndRefusesOthers() {
        ring.active(subject);
        TenantId other = IDS.tenant();
        KeyRings.of(store, operatorKeys).createTenantKeys(other);
        operator.trouble(Optional.of(Reason.AWAY));
        assertThatThrownBy(() -> ring.active(new Subject.Tenant(other))).isInstanceOf(UnavailableException.class);
        assertThat(ring.active(subject)).isNotNull();
    }

    @Test
    void anotherNodeHearsOfADestroyedKey() {
        KeyRing other = KeyRings.of(store, operatorKeys);
        KeyWatch watch = new KeyWatch(changes, other);
        watch.listen();
        other.active(subject);
        removal.destroy(acme, alice);
        assertThat(other.active(subject)).as("until it has heard").isNotNull();
        watch.listen();
        assertThatThrownBy(() -> other.active(subject)).isInstanceOf(NoKeyException.class);
    }

    @Test
    void aSuspendedKeyIsRefusedOnEveryNodeThatHasHeard() {
        KeyRing other = KeyRings.of(store, operatorKeys);
        KeyWatch watch = new KeyWatch(changes, other);
        watch.listen();
        other.active(subject);
        KeyName.OfSubject name = new KeyName.OfSubject(acme, alice);
        WrappedKey active = store.find(name).get(0);
        store.replace(name, active, active.in(KeyState.SUSPENDED, Instant.EPOCH));
        changes.announce(name);
        watch.listen();
        assertThatThrownBy(() -> other.active(subject)).isInstanceOf(NoKeyException.class);
    }

    @Test
    void aNodeThatMissedSomeChangesWipesAll() {
        KeyRing other = KeyRings.of(store, operatorKeys);
        KeyWatch watch = new KeyWatch(changes, other);
        watch.listen();
        other.active(subject);
        removal.destroy(acme, alice);
        changes.drop();
        watch.listen();
        assertThatThrownBy(() -> other.active(subject)).isInstanceOf(NoKeyException.class);
    }

    @Test
    void aWrappedKeySaysNothingOfItself() {
        WrappedKey wrapped =
                new WrappedKey("ky_1", 1, KeyState.ACTIVE, Instant.EPOCH, Instant.EPOCH, "local", new byte[] {42, 43});
        assertThat(wrapped.toString()).doesNotContain("42");
    }
}
