package dev.raven.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of audit logs must do. */
public interface AuditStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    StoredAuditEvent FIRST = new StoredAuditEvent(1, new byte[] {'{', 0, '}', 10});
    StoredAuditEvent SECOND = new StoredAuditEvent(2, new byte[] {'{', -1, '}'});
    StoredAuditEvent THIRD = new StoredAuditEvent(3, new byte[] {'{', '}'});

    AuditStore logs();

    private boolean append(TenantId tenant, AuditHead expected, List<StoredAuditEvent> events, AuditHead head) {
        AppendOutcome outcome = logs().append(tenant, new AuditAppend(expected, events, head, logs().now()));
        assertThat(outcome).isNotInstanceOf(AppendOutcome.Skewed.class);
        return outcome instanceof AppendOutcome.Done;
    }

    private static AuditHead head(long sequence, String digit) {
        return new AuditHead(sequence, digit.repeat(64));
    }

    @Test
    default void anUnusedLogIsEmpty() {
        TenantId tenant = IDS.tenant();

        assertThat(logs().head(tenant)).isEqualTo(AuditHead.EMPTY);
        assertThat(logs().read(tenant, 1, 10)).isEmpty();
    }

    @Test
    default void givesBackTheExactBytesInOrder() {
        TenantId tenant = IDS.tenant();

        assertThat(append(tenant, AuditHead.EMPTY, List.of(FIRST, SECOND), head(2, "a")))
                .isTrue();
        assertThat(append(tenant, head(2, "a"), List.of(THIRD), head(3, "b"))).isTrue();

        assertThat(logs().head(tenant)).isEqualTo(head(3, "b"));
        assertThat(logs().read(tenant, 1, 10))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(FIRST, SECOND, THIRD);
    }

    @Test
    default void readsAPart() {
        TenantId tenant = IDS.tenant();
        append(tenant, AuditHead.EMPTY, List.of(FIRST, SECOND, THIRD), head(3, "a"));

        assertThat(logs().read(tenant, 2, 1))
                .extracting(StoredAuditEvent::sequence)
                .containsExactly(2L);
        assertThat(logs().read(tenant, 4, 10)).isEmpty();
    }

    @Test
    default void appendsNothingToALogThatHasMovedOn() {
        TenantId tenant = IDS.tenant();
        append(tenant, AuditHead.EMPTY, List.of(FIRST), head(1, "a"));

        assertThat(append(tenant, AuditHead.EMPTY, List.of(FIRST), head(1, "b")))
                .isFalse();
        assertThat(append(tenant, head(1, "c"), List.of(SECOND), head(2, "d"))).isFalse();

        assertThat(logs().head(tenant)).isEqualTo(head(1, "a"));
        assertThat(logs().read(tenant, 1, 10)).hasSize(1);
    }

    @Test
    default void appendsTheSameEventsOnce() {
        TenantId tenant = IDS.tenant();
        append(tenant, AuditHead.EMPTY, List.of(FIRST), head(1, "a"));

        assertThat(append(tenant, AuditHead.EMPTY, List.of(FIRST), head(1, "a")))
                .isTrue();

        assertThat(logs().read(tenant, 1, 10)).hasSize(1);
    }

    @Test
    default void appendsNothingByAClockThatIsNotItsOwn() {
        TenantId tenant = IDS.tenant();
        for (long seconds : List.of(-3600L, -6L, 6L, 3600L)) {
            Instant at = logs().now().plusSeconds(seconds);
            AppendOutcome outcome =
                    logs().append(tenant, new AuditAppend(AuditHead.EMPTY, List.of(FIRST), head(1, "a"), at));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            AppendOutcome.Skewed.class,
                            skewed -> assertThat(
                                            Duration.between(at, skewed.now()).abs())
                                    .isGreaterThan(AuditStore.CLOCKS));
        }
        assertThat(logs().read(tenant, 1, 1)).isEmpty();
        assertThat(append(tenant, AuditHead.EMPTY, List.of(FIRST), head(1, "a")))
                .isTrue();
        Instant late = logs().now().minusSeconds(3600);
        assertThat(logs().append(tenant, new AuditAppend(AuditHead.EMPTY, List.of(FIRST), head(1, "a"), late)))
                .as("what is there already")
                .isEqualTo(new AppendOutcome.Done());
        assertThat(logs().append(tenant, new AuditAppend(AuditHead.EMPTY, List.of(FIRST), head(1, "b"), late)))
                .isEqualTo(new AppendOutcome.MovedOn());
    }

    @Test
    default void letsOneOfManyAppendAfterAHead() {
        TenantId tenant = IDS.tenant();

        long winners = Races.winners(
                8, racer -> append(tenant, AuditHead.EMPTY, List.of(FIRST), head(1, Integer.toString(racer))));

        assertThat(winners).isEqualTo(1);
        assertThat(logs().read(tenant, 1, 10)).hasSize(1);
    }

    @Test
    default void dropsTheOldestAndLeavesTheRestInItsPlace() {
        TenantId tenant = IDS.tenant();
        append(tenant, AuditHead.EMPTY, List.of(FIRST, SECOND, THIRD), head(3, "c"));
        assertThat(logs().pruned(tenant)).isEqualTo(AuditHead.EMPTY);

        assertThat(logs().prune(tenant, head(2, "b"))).isEqualTo(2);

        assertThat(logs().pruned(tenant)).isEqualTo(head(2, "b"));
        assertThat(logs().head(tenant)).isEqualTo(head(3, "c"));
        assertThat(logs().read(tenant, 1, 10))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(THIRD);
        assertThat(append(tenant, head(3, "c"), List.of(new StoredAuditEvent(4, new byte[] {'{'})), head(4, "d")))
                .isTrue();
        assertThat(logs().read(tenant, 1, 10))
                .extracting(StoredAuditEvent::sequence)
                .containsExactly(3L, 4L);
    }

    @Test
    default void dropsNothingTwice() {
        TenantId tenant = IDS.tenant();
        append(tenant, AuditHead.EMPTY, List.of(FIRST, SECOND, THIRD), head(3, "c"));
        logs().prune(tenant, head(2, "b"));

        assertThat(logs().prune(tenant, head(2, "b"))).isZero();
        assertThat(logs().prune(tenant, head(1, "a"))).isZero();

        assertThat(logs().pruned(tenant)).isEqualTo(head(2, "b"));
        assertThat(logs().read(tenant, 1, 10)).hasSize(1);
    }

    @Test
    default void keepsALogATenant() {
        TenantId tenant = IDS.tenant();
        append(tenant, AuditHead.EMPTY, List.of(FIRST), head(1, "a"));

        assertThat(logs().head(IDS.tenant())).isEqualTo(AuditHead.EMPTY);
        assertThat(logs().read(IDS.tenant(), 1, 10)).isEmpty();
    }
}
