package dev.raven.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of tenants must do. */
public interface TenantStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOW = Instant.parse("2026-11-24T10:15:30.123456789Z");

    TenantStore tenants();

    static StoredTenant tenant(TenantId id, int... profile) {
        byte[] bytes = new byte[profile.length];
        for (int i = 0; i < profile.length; i++) {
            bytes[i] = (byte) profile[i];
        }
        return new StoredTenant(id, TenantStatus.ACTIVE, NOW, NOW, new Sealed(bytes));
    }

    static String address() {
        return UUID.randomUUID().toString();
    }

    @Test
    default void findsATenantAsItWasKept() {
        TenantStore store = tenants();
        StoredTenant kept = tenant(IDS.tenant(), 0, 1, 255, 13, 10);

        assertThat(store.create(kept.id(), kept, address())).isTrue();

        assertThat(store.find(kept.id())).contains(kept);
    }

    @Test
    default void findsNothingOfAnUnknownTenant() {
        assertThat(tenants().find(IDS.tenant())).isEmpty();
    }

    @Test
    default void refusesASecondTenantForAnAddress() {
        TenantStore store = tenants();
        String address = address();
        TenantId first = IDS.tenant();
        TenantId second = IDS.tenant();
        store.create(first, tenant(first, 1), address);

        assertThat(store.create(second, tenant(second, 2), address)).isFalse();

        assertThat(store.find(second)).isEmpty();
        assertThat(store.find(first)).isPresent();
    }

    @Test
    default void knowsWhichAddressIsRegistered() {
        String address = address();
        TenantId id = IDS.tenant();
        assertThat(tenants().registered(address)).isFalse();

        tenants().create(id, tenant(id, 1), address);

        assertThat(tenants().registered(address)).isTrue();
        assertThat(tenants().registered(address())).isFalse();
    }

    @Test
    default void givesAnAddressToOneOfManyThatAskAtOnce() {
        TenantStore store = tenants();
        String address = address();

        long winners = Races.winners(8, racer -> {
            TenantId id = IDS.tenant();
            return store.create(id, tenant(id, racer), address);
        });

        assertThat(winners).isEqualTo(1);
    }

    @Test
    default void replacesWhatTheCallerHasRead() {
        TenantStore store = tenants();
        StoredTenant before = tenant(IDS.tenant(), 1);
        store.create(before.id(), before, address());
        StoredTenant after = new StoredTenant(
                before.id(), TenantStatus.SUSPENDED, NOW, NOW.plusSeconds(5), new Sealed(new byte[] {2}));

        assertThat(store.replace(before.id(), before, after)).isTrue();

        assertThat(store.find(before.id())).contains(after);
    }

    @Test
    default void replacesNothingThatHasChangedSince() {
        TenantStore store = tenants();
        StoredTenant before = tenant(IDS.tenant(), 1);
        store.create(before.id(), before, address());
        StoredTenant second = tenant(before.id(), 2);
        store.replace(before.id(), before, second);

        assertThat(store.replace(before.id(), before, tenant(before.id(), 3))).isFalse();

        assertThat(store.find(before.id())).contains(second);
    }

    @Test
    default void replacesNothingThatIsNotThere() {
        StoredTenant nobody = tenant(IDS.tenant(), 1);

        assertThat(tenants().replace(nobody.id(), nobody, nobody)).isFalse();
    }

    @Test
    default void whatIsClosedIsFoundByNothingAndChangedByNothingUntilItIsOpenedAgain() {
        StoredTenant kept = tenant(IDS.tenant(), 1);
        tenants().create(kept.id(), kept, address());
        TenantStore store = tenants();
        store.close(kept.id());
        assertThat(store.find(kept.id())).isEmpty();
        assertThat(store.replace(kept.id(), kept, tenant(kept.id(), 2))).isFalse();
        store.reopen(kept.id());
        assertThat(store.find(kept.id())).contains(kept);
    }

    @Test
    default void whatIsRemovedIsListedNoMore() {
        TenantId gone = keep();
        TenantId stays = keep();
        TenantStore store = tenants();
        store.close(gone);
        store.remove(gone);
        store.remove(gone);
        assertThat(store.find(gone)).isEmpty();
        assertThat(store.ids(0, 10_000).items()).contains(stays).doesNotContain(gone);
    }

    @Test
    default void aWalkOverAllTenantsMeetsEachOnceAlsoThoseThatComeMeanwhile() {
        List<TenantId> kept = Stream.generate(this::keep).limit(5).toList();
        List<TenantId> met = new ArrayList<>();
        Slice<TenantId> slice = tenants().ids(0, 2);
        TenantId late = keep();
        while (!slice.items().isEmpty()) {
            met.addAll(slice.items());
            slice = tenants().ids(slice.next(), 2);
        }
        assertThat(met).containsSubsequence(kept).contains(late).doesNotHaveDuplicates();
    }

    @Test
    default void listsTenantsInPages() {
        int before = (int) tenants().list(new PageRange(1, 0)).total();
        List<TenantId> kept = Stream.generate(this::keep).limit(3).toList();
        Page<TenantId> page = tenants().list(new PageRange(2, before));
        assertThat(page.items()).isEqualTo(kept.subList(0, 2));
        assertThat(page.total()).isEqualTo(before + 3);
        assertThat(tenants().list(new PageRange(2, before + 2)).items()).isEqualTo(kept.subList(2, 3));
    }

    private TenantId keep() {
        TenantId id = IDS.tenant();
        tenants().create(id, tenant(id, 1), address());
        return id;
    }

    @Test
    default void countsNothingForANewTenant() {
        assertThat(tenants().stats(IDS.tenant())).isEqualTo(new TenantStats(0, 0, 0, 0));
    }
}
