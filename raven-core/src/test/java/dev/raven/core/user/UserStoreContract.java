package dev.raven.core.user;

import static dev.raven.core.user.UserStore.Outcome.CHANGED;
import static dev.raven.core.user.UserStore.Outcome.DONE;
import static dev.raven.core.user.UserStore.Outcome.EXTERNAL_REF_TAKEN;
import static dev.raven.core.user.UserStore.Outcome.QUOTA_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.page.Slice;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of users must do. */
public interface UserStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    int MANY = 1000;
    Optional<String> NO_REF = Optional.empty();
    Optional<String> CRM_7 = Optional.of("hash-of-crm-7");
    Optional<String> CRM_8 = Optional.of("hash-of-crm-8");

    UserStore users();

    private static StoredUser user(int profile) {
        return new StoredUser(
                IDS.user(), Instant.parse("2026-11-24T10:15:30.123456789Z"), false, new Sealed(new byte[] {
                    0, (byte) profile
                }));
    }

    private static StoredUser changed(StoredUser user, int profile) {
        return new StoredUser(user.id(), user.createdAt(), user.held(), new Sealed(new byte[] {9, (byte) profile}));
    }

    @Test
    default void findsAUserAsItWasKept() {
        TenantId tenant = IDS.tenant();
        StoredUser alice = user(1);

        assertThat(users().create(tenant, alice, CRM_7, MANY)).isEqualTo(DONE);

        assertThat(users().find(tenant, alice.id())).contains(alice);
        assertThat(users().findByExternalRef(tenant, CRM_7.orElseThrow())).contains(alice);
    }

    @Test
    default void aWalkOverAllUsersOfATenantMeetsEachInTheOrderTheyCame() {
        TenantId tenant = IDS.tenant();
        List<UserId> kept = IntStream.range(0, 5)
                .mapToObj(UserStoreContract::user)
                .peek(user -> users().create(tenant, user, NO_REF, MANY))
                .map(StoredUser::id)
                .toList();
        Slice<UserId> first = users().ids(tenant, 0, 3);
        Slice<UserId> second = users().ids(tenant, first.next(), 3);

        assertThat(first.items()).isEqualTo(kept.subList(0, 3));
        assertThat(second.items()).isEqualTo(kept.subList(3, 5));
        assertThat(users().ids(tenant, second.next(), 3).items()).isEmpty();
        assertThat(users().ids(IDS.tenant(), 0, 3).items()).isEmpty();
    }

    @Test
    default void aWalkMissesNobodyWhoStaysWhileOthersAreTakenOut() {
        TenantId tenant = IDS.tenant();
        List<StoredUser> kept = IntStream.range(0, 5)
                .mapToObj(UserStoreContract::user)
                .peek(user -> users().create(tenant, user, NO_REF, MANY))
                .toList();
        Slice<StoredUser> first = users().after(tenant, 0, 2);
        users().remove(tenant, kept.get(0).id());
        users().remove(tenant, kept.get(2).id());

        assertThat(first.items()).isEqualTo(kept.subList(0, 2));
        assertThat(users().after(tenant, first.next(), 2).items()).isEqualTo(kept.subList(3, 5));
    }

    @Test
    default void findsNothingOfAnotherTenant() {
        StoredUser alice = user(1);
        users().create(IDS.tenant(), alice, CRM_7, MANY);
        TenantId stranger = IDS.tenant();

        assertThat(users().find(stranger, alice.id())).isEmpty();
        assertThat(users().findByExternalRef(stranger, CRM_7.orElseThrow())).isEmpty();
        assertThat(users().list(stranger, new PageRange(10, 0)).items()).isEmpty();
        assertThat(users().replace(stranger, alice, changed(alice, 2), NO_REF)).isEqualTo(CHANGED);
    }

    @Test
    default void refusesAnExternalReferenceInUse() {
        TenantId tenant = IDS.tenant();
        StoredUser second = user(2);
        users().create(tenant, user(1), CRM_7, MANY);

        assertThat(users().create(tenant, second, CRM_7, MANY)).isEqualTo(EXTERNAL_REF_TAKEN);

        assertThat(users().find(tenant, second.id())).isEmpty();
    }

    @Test
    default void keepsNoMoreUsersThanTheQuota() {
        TenantId tenant = IDS.tenant();
        users().create(tenant, user(1), NO_REF, 1);

        assertThat(users().create(tenant, user(2), CRM_7, 1)).isEqualTo(QUOTA_EXCEEDED);

        assertThat(users().list(tenant, new PageRange(10, 0)).total()).isEqualTo(1);
        assertThat(users().findByExternalRef(tenant, CRM_7.orElseThrow())).isEmpty();
    }

    @Test
    default void letsOneOfManyTakeAnExternalReference() {
        TenantId tenant = IDS.tenant();

        long winners = Races.winners(8, racer -> users().create(tenant, user(racer), CRM_7, MANY) == DONE);

        assertThat(winners).isEqualTo(1);
    }

    @Test
    default void keepsTheQuotaWhenManyCreateAtOnce() {
        TenantId tenant = IDS.tenant();

        long winners = Races.winners(8, racer -> users().create(tenant, user(racer), NO_REF, 3) == DONE);

        assertThat(winners).isEqualTo(3);
    }

    @Test
    default void listsOldestFirstPageByPage() {
        TenantId tenant = IDS.tenant();
        List<StoredUser> five =
                IntStream.range(0, 5).mapToObj(UserStoreContract::user).toList();
        five.forEach(user -> users().create(tenant, user, NO_REF, MANY));

        Page<StoredUser> page = users().list(tenant, new PageRange(2, 1));

        assertThat(page.items()).containsExactly(five.get(1), five.get(2));
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.hasMore()).isTrue();
        assertThat(users().list(tenant, new PageRange(2, 5)).items()).isEmpty();
    }

    @Test
    default void replacesWhatTheCallerHasReadAndMovesItsReference() {
        TenantId tenant = IDS.tenant();
        StoredUser before = user(1);
        StoredUser after = changed(before, 2);
        users().create(tenant, before, CRM_7, MANY);

        assertThat(users().replace(tenant, before, after, CRM_8)).isEqualTo(DONE);

        assertThat(users().find(tenant, before.id())).contains(after);
        assertThat(users().findByExternalRef(tenant, CRM_7.orElseThrow())).isEmpty();
        assertThat(users().findByExternalRef(tenant, CRM_8.orElseThrow())).contains(after);
    }

    @Test
    default void freesAReferenceThatAUserGivesUp() {
        TenantId tenant = IDS.tenant();
        StoredUser before = user(1);
        users().create(tenant, before, CRM_7, MANY);

        users().replace(tenant, before, changed(before, 2), NO_REF);

        assertThat(users().create(tenant, user(3), CRM_7, MANY)).isEqualTo(DONE);
    }

    @Test
    default void keepsAReferenceThatDoesNotChange() {
        TenantId tenant = IDS.tenant();
        StoredUser before = user(1);
        StoredUser after = changed(before, 2);
        users().create(tenant, before, CRM_7, MANY);

        assertThat(users().replace(tenant, before, after, CRM_7)).isEqualTo(DONE);

        assertThat(users().findByExternalRef(tenant, CRM_7.orElseThrow())).contains(after);
    }

    @Test
    default void refusesToMoveAReferenceOntoAnotherUsers() {
        TenantId tenant = IDS.tenant();
        StoredUser alice = user(1);
        StoredUser bob = user(2);
        users().create(tenant, alice, CRM_7, MANY);
        users().create(tenant, bob, CRM_8, MANY);

        assertThat(users().replace(tenant, bob, changed(bob, 3), CRM_7)).isEqualTo(EXTERNAL_REF_TAKEN);

        assertThat(users().find(tenant, bob.id())).contains(bob);
        assertThat(users().findByExternalRef(tenant, CRM_7.orElseThrow())).contains(alice);
        assertThat(users().findByExternalRef(tenant, CRM_8.orElseThrow())).contains(bob);
    }

    @Test
    default void replacesNothingThatHasChangedSince() {
        TenantId tenant = IDS.tenant();
        StoredUser before = user(1);
        users().create(tenant, before, NO_REF, MANY);
        users().replace(tenant, before, changed(before, 2), NO_REF);

        assertThat(users().replace(tenant, before, changed(before, 3), NO_REF)).isEqualTo(CHANGED);

        assertThat(users().find(tenant, before.id())).contains(changed(before, 2));
    }

    @Test
    default void whoIsWithdrawnIsFoundByNothing() {
        TenantId tenant = IDS.tenant();
        StoredUser alice = user(1);
        StoredUser bob = user(2);
        users().create(tenant, alice, CRM_7, MANY);
        users().create(tenant, bob, CRM_8, MANY);

        assertThat(users().withdraw(IDS.tenant(), alice.id())).isEqualTo(UserStore.Withdrawal.MISSING);
        assertThat(users().withdraw(tenant, alice.id())).isEqualTo(UserStore.Withdrawal.DONE);
        assertThat(users().withdraw(tenant, alice.id())).isEqualTo(UserStore.Withdrawal.MISSING);

        assertThat(users().find(tenant, alice.id())).isEmpty();
        assertThat(users().findByExternalRef(tenant, CRM_7.orElseThrow())).isEmpty();
        assertThat(users().list(tenant, new PageRange(10, 0)).items()).containsExactly(bob);
        assertThat(users().replace(tenant, alice, changed(alice, 2), NO_REF)).isEqualTo(CHANGED);
        assertThat(users().create(tenant, user(3), CRM_7, MANY)).isEqualTo(DONE);
    }

    @Test
    default void whoIsRemovedIsGoneHeldOrNot() {
        TenantId tenant = IDS.tenant();
        StoredUser alice = new StoredUser(IDS.user(), Instant.EPOCH, true, new Sealed(new byte[] {1}));
        users().create(tenant, alice, CRM_7, MANY);
        users().remove(tenant, alice.id());
        assertThat(users().find(tenant, alice.id())).isEmpty();
        assertThat(users().ids(tenant, 0, 9).items()).isEmpty();
        assertThat(users().findByExternalRef(tenant, CRM_7.orElseThrow())).isEmpty();
    }

    @Test
    default void whoIsHeldStaysUntilReleased() {
        TenantId tenant = IDS.tenant();
        StoredUser alice = user(1);
        users().create(tenant, alice, CRM_7, MANY);
        StoredUser held = new StoredUser(alice.id(), alice.createdAt(), true, alice.profile());
        assertThat(users().replace(tenant, alice, held, CRM_7)).isEqualTo(DONE);

        assertThat(users().withdraw(tenant, alice.id())).isEqualTo(UserStore.Withdrawal.HELD);
        assertThat(users().find(tenant, alice.id())).contains(held);

        assertThat(users().replace(tenant, held, alice, CRM_7)).isEqualTo(DONE);
        assertThat(users().find(tenant, alice.id())).contains(alice);
        assertThat(users().withdraw(tenant, alice.id())).isEqualTo(UserStore.Withdrawal.DONE);
    }
}
