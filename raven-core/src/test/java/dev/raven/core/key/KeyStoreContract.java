package dev.raven.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every keeper of wrapped keys promises. */
public interface KeyStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.123456789Z");

    /** The store under test; the same for one test. */
    KeyStore keys();

    private static WrappedKey key(int wrapped) {
        return new WrappedKey("ky_" + "B".repeat(22), 1, KeyState.ACTIVE, NOW, new byte[] {0, -1, 10, (byte) wrapped});
    }

    @Test
    default void findsAKeyAsItWasKept() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();
        assertThat(keys().create(tenant, KeyPurpose.DATA, key(1))).containsExactly(key(1));
        assertThat(keys().create(tenant, alice, key(2))).containsExactly(key(2));

        assertThat(keys().find(tenant, KeyPurpose.DATA)).containsExactly(key(1));
        assertThat(keys().find(tenant, alice)).containsExactly(key(2));
    }

    @Test
    default void keepsPurposesTenantsAndSubjectsApart() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();
        keys().create(tenant, KeyPurpose.DATA, key(1));
        keys().create(tenant, alice, key(2));

        assertThat(keys().find(tenant, KeyPurpose.INDEX)).isEmpty();
        assertThat(keys().find(IDS.tenant(), KeyPurpose.DATA)).isEmpty();
        assertThat(keys().find(tenant, IDS.user())).isEmpty();
        assertThat(keys().find(IDS.tenant(), alice)).isEmpty();
    }

    @Test
    default void keepsTheFirstOfManyAndTellsItToAll() {
        TenantId tenant = IDS.tenant();
        List<List<WrappedKey>> told = Races.results(8, racer -> keys().create(tenant, KeyPurpose.DATA, key(racer)));

        assertThat(new HashSet<>(told)).hasSize(1);
        assertThat(keys().find(tenant, KeyPurpose.DATA)).isEqualTo(told.get(0));
    }

    @Test
    default void destroysATenantsOwnKeys() {
        TenantId tenant = IDS.tenant();
        keys().create(tenant, KeyPurpose.DATA, key(1));
        keys().create(tenant, KeyPurpose.BACKUP, key(2));

        keys().destroy(tenant);

        assertThat(keys().find(tenant, KeyPurpose.DATA)).isEmpty();
        assertThat(keys().find(tenant, KeyPurpose.BACKUP)).isEmpty();
    }

    @Test
    default void destroysASubjectsKeyAndNoOther() {
        TenantId tenant = IDS.tenant();
        UserId alice = IDS.user();
        UserId bob = IDS.user();
        keys().create(tenant, alice, key(1));
        keys().create(tenant, bob, key(2));

        keys().destroy(tenant, alice);

        assertThat(keys().find(tenant, alice)).isEmpty();
        assertThat(keys().find(tenant, bob)).containsExactly(key(2));
    }
}
