package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditTreeState;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.InMemoryAuditTreeStore;
import dev.raven.core.audit.Rollback;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.Finding;
import dev.raven.core.probe.Finding.Status;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.TestClock;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditProbesTest {
    private static final AuditLog DEAD = new AuditLog() {
        @Override
        public EventId record(AuditEntry entry) {
            throw UnavailableException.audit(null);
        }

        @Override
        public void recordBehind(AuditEntry entry) {}

        @Override
        public void requireRoom(TenantId log) {}

        @Override
        public void requireTrust() {}
    };

    private final TestClock clock = new TestClock();
    private final MadeLog log = new MadeLog();

    private static Finding copies(AuditLog log, String failure, Map<String, Boolean> copies) {
        Environment environment = new Environment(Map.of("RAVEN_AUDIT_FAIL", failure));
        return new AuditCopiesProbe(
                        log,
                        () -> new TreeMap<>(copies),
                        AuditCopySettings.from(environment, ServerSettings.from(environment)))
                .look(TenantId.PLATFORM);
    }

    @Test
    void aCopyThatTakesNothingFailsAndIsNamed() {
        InMemoryAuditLog taken = new InMemoryAuditLog();
        Finding failing = copies(taken, "closed", Map.of("file", true, "syslog", false));
        assertThat(failing.status()).isEqualTo(Status.FAIL);
        assertThat(failing.evidence()).contains("These take nothing: syslog.");
        assertThat(taken.entries()).extracting(AuditEntry::action).containsExactly("audit.probe");
    }

    @Test
    void whatIsNotTakenInTimeFailsThoughAllCopiesSeemWell() {
        assertThat(copies(DEAD, "closed", Map.of("file", true, "https", true)).status())
                .isEqualTo(Status.FAIL);
    }

    @Test
    void twoPlacesPassAndOneIsWarnedOf() {
        InMemoryAuditLog taken = new InMemoryAuditLog();
        assertThat(copies(taken, "closed", Map.of("file", true, "https", true)).status())
                .isEqualTo(Status.PASS);
        assertThat(copies(taken, "closed", Map.of("file", true)).status()).isEqualTo(Status.WARN);
        assertThat(copies(taken, "open", Map.of("file", true, "https", true)).status())
                .isEqualTo(Status.WARN);
    }

    private final InMemoryAuditTreeStore trees = new InMemoryAuditTreeStore();

    /** At the time of the first event, and so many minutes later. */
    private Finding checkpoints(int minutes) {
        Clock then = Clock.fixed(MadeLog.NOON.plusSeconds(60L * minutes), clock.getZone());
        return new CheckpointProbe(log.store, trees, then).look(log.name);
    }

    private void sign() {
        AuditHead head = log.store.head(log.name);
        AuditTreeState state = trees.state(log.name);
        AuditCheckpoint point = new AuditCheckpoint(head.sequence(), MadeLog.NOON, "a note");
        trees.write(List.of(
                AuditTreeStep.growth(log.name, state, head, List.of()).signed(Optional.of(point), Optional.empty())));
        assertThat(trees.checkpoints(log.name, Long.MAX_VALUE, 1)).containsExactly(point);
    }

    @Test
    void eventsThatNothingCoversFailAfterFiveMinutes() {
        assertThat(checkpoints(0).status()).as("an empty log").isEqualTo(Status.WARN);
        log.events(1);
        assertThat(checkpoints(1).status()).as("a new one").isEqualTo(Status.WARN);
        assertThat(checkpoints(5).status()).isEqualTo(Status.FAIL);
        sign();
        assertThat(checkpoints(5).status()).isEqualTo(Status.PASS);
        assertThat(checkpoints(5_000).status()).as("nothing happened since").isEqualTo(Status.PASS);
        log.events(1);
        assertThat(checkpoints(2).status()).isEqualTo(Status.PASS);
        assertThat(checkpoints(6).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void anEventThatDoesNotSayWhenItCameCountsAsLate() {
        StoredAuditEvent nothing = new StoredAuditEvent(1, "{}".getBytes(StandardCharsets.UTF_8));
        log.store.append(log.name, AuditHead.EMPTY, List.of(nothing), AuditHead.of(nothing));
        assertThat(checkpoints(0).status()).isEqualTo(Status.FAIL);
    }

    private Status rolledBack(List<Rollback> raised) {
        RollbackAlarm alarm = new RollbackAlarm() {
            @Override
            public List<Rollback> raised() {
                return raised;
            }

            @Override
            public void accept(List<Rollback> rollbacks) {}
        };
        return new RollbackProbe(alarm).look(TenantId.PLATFORM).status();
    }

    @Test
    void aLogThatWentBackFails() {
        assertThat(rolledBack(List.of())).isEqualTo(Status.PASS);
        assertThat(rolledBack(List.of(
                        new Rollback(log.name, new AuditHead(5, "a".repeat(64)), new AuditHead(3, "b".repeat(64)), 4))))
                .isEqualTo(Status.FAIL);
    }

    private Status apart(Duration by) {
        return new ClockProbe(new InMemoryAuditStore(Clock.offset(clock, by)), clock)
                .look(TenantId.PLATFORM)
                .status();
    }

    @Test
    void clocksThatAreApartFailWhicheverIsAhead() {
        assertThat(apart(Duration.ZERO)).isEqualTo(Status.PASS);
        assertThat(apart(Duration.ofSeconds(3))).isEqualTo(Status.WARN);
        assertThat(apart(Duration.ofSeconds(6))).isEqualTo(Status.FAIL);
        assertThat(apart(Duration.ofSeconds(-6))).isEqualTo(Status.FAIL);
    }
}
