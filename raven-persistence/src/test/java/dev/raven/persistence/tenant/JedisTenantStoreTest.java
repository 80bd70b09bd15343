package dev.raven.persistence.tenant;

import static dev.raven.core.tenant.TenantStoreContract.NOW;
import static dev.raven.core.tenant.TenantStoreContract.address;
import static dev.raven.core.tenant.TenantStoreContract.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.Races;
import dev.raven.core.id.TenantId;
import dev.raven.core.memory.MemoryScene;
import dev.raven.core.memory.MemoryStore;
import dev.raven.core.tenant.StoredTenant;
import dev.raven.core.tenant.TenantStats;
import dev.raven.core.tenant.TenantStore;
import dev.raven.core.tenant.TenantStoreContract;
import dev.raven.persistence.conversation.TestConversations;
import dev.raven.persistence.memory.TestMemories;
import dev.raven.persistence.redis.TestRedis;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JedisTenantStoreTest implements TenantStoreContract {
    @Override
    public TenantStore tenants() {
        return new JedisTenantStore(TestRedis.shared());
    }

    /** As a server leaves it that was killed between the reservation and the tenant. */
    private static void leaveReservation(String address, Duration ago) {
        TestRedis.sharedClient()
                .hset(
                        "rvn:{" + TenantId.PLATFORM + "}:email:" + address,
                        Map.of(
                                "tenant",
                                IDS.tenant().value(),
                                "since",
                                NOW.minus(ago).toString()));
    }

    @Test
    void takesOverAReservationThatAKilledServerLeft() {
        String address = address();
        leaveReservation(address, Duration.ofSeconds(61));
        TenantId id = IDS.tenant();

        assertThat(tenants().create(id, tenant(id, 1), address)).isTrue();
    }

    @Test
    void waitsAMinuteForTheOneWhoReservedFirst() {
        String address = address();
        leaveReservation(address, Duration.ofSeconds(59));
        TenantId id = IDS.tenant();

        assertThat(tenants().create(id, tenant(id, 1), address)).isFalse();
    }

    @Test
    void letsOneOfManyTakeOverAReservation() {
        String address = address();
        leaveReservation(address, Duration.ofDays(1));

        long winners = Races.winners(8, racer -> {
            TenantId id = IDS.tenant();
            return tenants().create(id, tenant(id, racer), address);
        });

        assertThat(winners).isEqualTo(1);
    }

    @Test
    void confirmsNoReservationThatWasTaken() {
        String address = address();
        TenantId stalled = IDS.tenant();
        TenantId quick = IDS.tenant();
        EmailReservations emails = new EmailReservations(TestRedis.shared());
        emails.reserve(address, stalled, NOW);
        emails.reserve(address, quick, NOW.plusSeconds(61));

        assertThat(emails.confirm(address, stalled)).isFalse();
        assertThat(emails.confirm(address, quick)).isTrue();
    }

    @Test
    void neverTakesTheAddressOfATenantThatIsThere() {
        String address = address();
        TenantId first = IDS.tenant();
        TenantId late = IDS.tenant();
        tenants().create(first, tenant(first, 1), address);

        assertThat(tenants().create(late, laterTenant(late), address)).isFalse();
        assertThat(tenants().find(late)).isEmpty();
    }

    @Test
    void countsWhatAllUsersHold() {
        TenantId id = IDS.tenant();
        MemoryStore memories = TestMemories.in(TestRedis.shared());
        for (int i = 0; i < 3; i++) {
            MemoryScene someone = new MemoryScene(memories, TestConversations.in(TestRedis.shared()), id);
            TestRedis.sharedClient()
                    .zadd("rvn:{" + id + "}:users", i, someone.user().value());
            someone.append(someone.conversation(), 10);
            someone.append(someone.conversation(), 10);
            someone.consolidate(
                    someone.tail(Optional.empty(), 1),
                    someone.block(
                            someone.tail(Optional.empty(), 1)
                                    .get(0)
                                    .interaction()
                                    .conversation(),
                            1));
        }

        assertThat(tenants().stats(id)).isEqualTo(new TenantStats(3, 6, 6, 3 * 44));
    }

    private static StoredTenant laterTenant(TenantId id) {
        return new StoredTenant(
                id,
                TenantStatus.ACTIVE,
                NOW.plusSeconds(3600),
                NOW.plusSeconds(3600),
                tenant(id, 1).profile());
    }
}
