package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.audit.AgreedClock;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.settings.Environment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditRetentionTest {
    private static final Instant BEFORE_SIXTH = MadeLog.NOON.plusSeconds(60 * 5);

    private final MadeLog log = new MadeLog();
    private final FakeAuditTrees trees = new FakeAuditTrees();
    private final InMemoryAuditLog recorded = new InMemoryAuditLog();
    private final AuditRetention retention = new AuditRetention(log.store, log.timeline, trees, recorded);

    private long first() {
        return log.store.read(log.name, 1, 1).get(0).sequence();
    }

    @Test
    void dropsWhatIsOldAndLeavesTheRestInItsPlace() {
        log.events(10);
        trees.sign(10);
        StoredAuditEvent fifth = log.store.read(log.name, 5, 1).get(0);

        retention.prune(log.name, BEFORE_SIXTH);

        assertThat(first()).isEqualTo(6);
        assertThat(log.store.head(log.name).sequence()).isEqualTo(10);
        assertThat(log.store.pruned(log.name)).isEqualTo(AuditHead.of(fifth));
    }

    @Test
    void recordsThatItWillAndThatItDid() {
        log.events(10);
        trees.sign(10);
        String fifth = AuditHead.of(log.store.read(log.name, 5, 1).get(0)).hash();

        retention.prune(log.name, BEFORE_SIXTH);

        assertThat(recorded.entries())
                .extracting(AuditEntry::action)
                .containsOnly(AuditRetention.ACTION)
                .hasSize(2);
        assertThat(recorded.entries().get(0).outcome()).isEmpty();
        assertThat(recorded.entries().get(0).details())
                .isEqualTo(Map.of("from_sequence", 1L, "to_sequence", 5L, "to_hash", fifth));
        assertThat(recorded.entries().get(1).outcome()).hasValue(AuditOutcome.SUCCESS);
        assertThat(recorded.entries().get(1).intentId()).isPresent();
        assertThat(recorded.entries().get(1).details())
                .isEqualTo(Map.of("from_sequence", 1L, "to_sequence", 5L, "to_hash", fifth, "events", 5L));
    }

    @Test
    void dropsNothingThatNoCheckpointCovers() {
        log.events(10);
        retention.prune(log.name, BEFORE_SIXTH);
        assertThat(first()).isEqualTo(1);
        assertThat(recorded.entries()).isEmpty();

        trees.sign(3);
        retention.prune(log.name, BEFORE_SIXTH);
        assertThat(first()).isEqualTo(4);
    }

    @Test
    void neverDropsTheNewestAndDoesNothingTwice() {
        log.events(10);
        trees.sign(10);

        retention.prune(log.name, Instant.MAX);
        retention.prune(log.name, Instant.MAX);

        assertThat(first()).isEqualTo(10);
        assertThat(recorded.entries()).hasSize(2);
    }

    @Test
    void dropsALongLogInSteps() {
        log.events(12_001);
        trees.sign(12_001);

        retention.prune(log.name, Instant.MAX);

        assertThat(first()).isEqualTo(12_001);
        assertThat(recorded.entries().get(1).details()).containsEntry("events", 12_000L);
    }

    @Test
    void dropsByTheEarlierOfTwoClocksAndNothingWhereTheyAreApart() {
        InMemoryAuditStore store = new InMemoryAuditStore(Clock.fixed(MadeLog.NOON, ZoneOffset.UTC));
        assertThat(agreed(store, 3)).hasValue(MadeLog.NOON);
        assertThat(agreed(store, -3)).hasValue(MadeLog.NOON.minusSeconds(3));
        assertThat(agreed(store, 6)).isEmpty();
        assertThat(agreed(store, -6)).isEmpty();
        assertThat(agreed(store, Duration.ofDays(4000).toSeconds())).isEmpty();
    }

    private static Optional<Instant> agreed(InMemoryAuditStore store, long aheadSeconds) {
        return new AgreedClock(Clock.fixed(MadeLog.NOON.plusSeconds(aheadSeconds), ZoneOffset.UTC), store).now();
    }

    @Test
    void keepsFourHundredDaysUnlessToldOtherwise() {
        assertThat(kept(Map.of())).hasValue(Duration.ofDays(400));
        assertThat(kept(Map.of("RAVEN_AUDIT_RETENTION_DAYS", "30"))).hasValue(Duration.ofDays(30));
        assertThat(kept(Map.of("RAVEN_AUDIT_RETENTION_DAYS", "0"))).isEmpty();
    }

    private static Optional<Duration> kept(Map<String, String> environment) {
        return AuditRetentionSettings.from(new Environment(environment)).kept();
    }
}
