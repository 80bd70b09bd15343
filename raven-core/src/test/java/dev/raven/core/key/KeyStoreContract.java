package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every keeper of wrapped keys promises. */
public interface KeyStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.123456789Z");
    Instant LATER = NOW.plusSeconds(60);

    /** The store under test; the same for one test. */
    KeyStore keys();

    private static WrappedKey key(int version, int wrapped) {
        KeyState state = version == 1 ? KeyState.ACTIVE : KeyState.PENDING;
        byte[] bytes = {0, -1, 10, (byte) wrapped};
        return new WrappedKey("ky_" + "B".repeat(22), version, state, NOW, NOW, "vault:transit/raven", bytes);
    }

    private static KeyName data(TenantId tenant) {
        return new KeyName.OfTenant(tenant, KeyPurpose.DATA);
    }

    @Test
    default void findsAKeyAsItWasKept() {
        TenantId tenant = IDS.tenant();
        KeyName alice = new KeyName.OfSubject(tenant, IDS.user());
        assertThat(keys().create(data(tenant), key(1, 1))).containsExactly(key(1, 1));
        assertThat(keys().create(alice, key(1, 2))).containsExactly(key(1, 2));

        assertThat(keys().find(data(tenant))).containsExactly(key(1, 1));
        assertThat(keys().find(alice)).containsExactly(key(1, 2));
    }

    @Test
    default void keepsPurposesTenantsAndSubjectsApart() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();
        keys().create(data(tenant), key(1, 1));
        keys().create(new KeyName.OfSubject(tenant, alice), key(1, 2));

        assertThat(keys().find(new KeyName.OfTenant(tenant, KeyPurpose.INDEX))).isEmpty();
        assertThat(keys().find(data(IDS.tenant()))).isEmpty();
        assertThat(keys().find(new KeyName.OfSubject(tenant, IDS.user()))).isEmpty();
        assertThat(keys().find(new KeyName.OfSubject(IDS.tenant(), alice))).isEmpty();
    }

    @Test
    default void keepsTheFirstOfManyAndTellsItToAll() {
        TenantId tenant = IDS.tenant();
        List<List<WrappedKey>> told = Races.results(8, racer -> keys().create(data(tenant), key(1, racer)));

        assertThat(new HashSet<>(told)).hasSize(1);
        assertThat(keys().find(data(tenant))).isEqualTo(told.get(0));
    }

    @Test
    default void aFurtherVersionIsPendingUntilItIsActivated() {
        KeyName name = data(IDS.tenant());
        keys().create(name, key(1, 1));
        assertThat(keys().add(name, key(2, 2))).isTrue();
        assertThat(keys().find(name)).containsExactly(key(1, 1), key(2, 2));

        assertThat(keys().activate(name, 2, KeyState.DECRYPT_ONLY, LATER)).isTrue();
        assertThat(keys().find(name))
                .containsExactly(
                        key(1, 1).in(KeyState.DECRYPT_ONLY, LATER), key(2, 2).in(KeyState.ACTIVE, LATER));
        assertThat(keys().activate(name, 2, KeyState.DECRYPT_ONLY, LATER)).isFalse();
        assertThat(keys().activate(name, 3, KeyState.DECRYPT_ONLY, LATER)).isFalse();
    }

    @Test
    default void aVersionIsAddedOnceAndToNoKeyThatIsNotThere() {
        KeyName name = data(IDS.tenant());
        assertThat(keys().add(name, key(2, 2))).isFalse();
        assertThat(keys().find(name)).isEmpty();
        keys().create(name, key(1, 1));
        List<Boolean> added = Races.results(8, racer -> keys().add(name, key(2, racer)));
        assertThat(Collections.frequency(added, true)).isEqualTo(1);
        assertThat(keys().find(name)).hasSize(2);
    }

    @Test
    default void ofManyWhoActivateOneDoes() {
        KeyName name = data(IDS.tenant());
        keys().create(name, key(1, 1));
        keys().add(name, key(2, 2));
        List<Boolean> done =
                Races.results(8, racer -> keys().activate(name, 2, KeyState.COMPROMISED, LATER.plusSeconds(racer)));
        assertThat(Collections.frequency(done, true)).isEqualTo(1);
        assertThat(keys().find(name))
                .extracting(WrappedKey::state)
                .containsExactly(KeyState.COMPROMISED, KeyState.ACTIVE);
    }

    @Test
    default void aVersionIsReplacedOnlyIfItIsWhatWasRead() {
        KeyName name = data(IDS.tenant());
        keys().create(name, key(1, 1));
        WrappedKey changed = key(1, 7).in(KeyState.RETIRED, LATER);

        assertThat(keys().replace(name, key(1, 2), changed)).isFalse();
        assertThat(keys().replace(name, key(1, 1).in(KeyState.SUSPENDED, NOW), changed))
                .isFalse();
        assertThat(keys().find(name)).containsExactly(key(1, 1));
        assertThat(keys().replace(name, key(1, 1), changed)).isTrue();
        assertThat(keys().find(name)).containsExactly(changed);
        assertThat(keys().replace(data(IDS.tenant()), key(1, 1), changed)).isFalse();
    }

    @Test
    default void aDestroyedVersionKeepsItsHistoryAndNothingElse() {
        KeyName name = data(IDS.tenant());
        keys().create(name, key(1, 1));
        WrappedKey destroyed = key(1, 1).in(KeyState.DESTROYED, LATER);
        keys().replace(name, key(1, 1), destroyed);
        assertThat(keys().find(name)).containsExactly(destroyed);
        assertThat(keys().find(name).get(0).wrapped()).isEmpty();
    }

    @Test
    default void usesAddUpUnderConcurrencyAndByVersion() {
        KeyName name = new KeyName.OfSubject(IDS.tenant(), IDS.user());
        keys().create(name, key(1, 1));
        keys().add(name, key(2, 2));
        Races.results(8, racer -> keys().reserve(name, 1, 100));
        assertThat(keys().reserve(name, 2, 5)).isEqualTo(5);
        assertThat(keys().uses(name)).containsEntry(1, 800L).containsEntry(2, 5L);
        assertThat(keys().find(name)).containsExactly(key(1, 1), key(2, 2));
    }

    @Test
    default void aKeyThatIsNotThereIsNotUsedAndNotMadeByIt() {
        KeyName name = data(IDS.tenant());
        assertThat(keys().reserve(name, 1, 100)).isZero();
        assertThat(keys().find(name)).isEmpty();
        assertThat(keys().create(name, key(1, 1))).containsExactly(key(1, 1));
        assertThat(keys().reserve(name, 2, 100)).isZero();
    }

    @Test
    default void aTenantMayBringItsOwnOperatorKeyAndTakeItBack() {
        TenantId tenant = IDS.tenant();
        OperatorKey own = new OperatorKey(KeyProvider.AWS, "arn:aws:kms:eu-north-1:123456789012:key/1");
        assertThat(keys().brought(tenant)).isEmpty();
        keys().bring(tenant, Optional.of(own));
        assertThat(keys().brought(tenant)).contains(own);
        assertThat(keys().brought(IDS.tenant())).isEmpty();
        keys().bring(tenant, Optional.empty());
        assertThat(keys().brought(tenant)).isEmpty();
    }

    @Test
    default void destroysATenantsOwnKeys() {
        TenantId tenant = IDS.tenant();
        keys().create(data(tenant), key(1, 1));
        keys().create(new KeyName.OfTenant(tenant, KeyPurpose.BACKUP), key(1, 2));

        keys().bring(tenant, Optional.of(new OperatorKey(KeyProvider.AWS, "alias/theirs")));

        keys().destroy(tenant);

        assertThat(keys().find(data(tenant))).isEmpty();
        assertThat(keys().brought(tenant)).isEmpty();
        assertThat(keys().find(new KeyName.OfTenant(tenant, KeyPurpose.BACKUP))).isEmpty();
    }

    @Test
    default void destroysASubjectsKeyAndNoOther() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();
        KeyName bob = new KeyName.OfSubject(tenant, IDS.user());
        keys().create(new KeyName.OfSubject(tenant, alice), key(1, 1));
        keys().create(bob, key(1, 2));

        keys().destroy(tenant, alice);

        assertThat(keys().find(new KeyName.OfSubject(tenant, alice))).isEmpty();
        assertThat(keys().find(bob)).containsExactly(key(1, 2));
    }
}
