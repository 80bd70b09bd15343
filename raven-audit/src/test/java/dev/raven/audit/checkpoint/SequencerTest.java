package dev.raven.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ConflictException;
import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.SignedNote;
import dev.raven.audit.note.VerifierKey;
import dev.raven.audit.tree.Frontier;
import dev.raven.audit.tree.Proofs;
import dev.raven.audit.tree.TreeHash;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditKeyRotation;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.audit.AuditTreeState;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.audit.InMemoryAuditTreeStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import dev.raven.core.scene.TestClock;
import dev.raven.core.settings.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nodes over one storage, with a clock in hand. */
class SequencerTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TenantId ACME = IDS.tenant();
    private static final TenantId PLATFORM = TenantId.PLATFORM;

    private final TestClock clock = new TestClock();
    private final Storage storage = Storage.inMemory(clock);
    private final Node node = Node.started(storage, clock);

    SequencerTest() {
        storage.register(ACME);
    }

    private AuditTreeState state(TenantId log) {
        return storage.trees().state(log);
    }

    private List<AuditCheckpoint> checkpoints(TenantId log) {
        return storage.trees().checkpoints(log, Long.MAX_VALUE, 1000);
    }

    private Checkpoint newest(TenantId log) {
        return read(state(log).latest().orElseThrow());
    }

    private Checkpoint read(AuditCheckpoint kept) {
        SignedNote note = SignedNote.parse(kept.note());
        assertThat(note.signers(known(node))).isNotEmpty();
        return Checkpoint.parse(note.text());
    }

    private static List<VerifierKey> known(Node node) {
        return node.trees().verifierKeys().stream().map(VerifierKey::parse).toList();
    }

    private byte[] rootOf(TenantId log, long size) {
        Frontier frontier = Frontier.empty();
        storage.logs().read(log, 1, (int) size).forEach(event -> frontier.append(TreeHash.leaf(event.body())));
        return frontier.root();
    }

    private void after(Duration time) {
        clock.advance(time);
        node.tick();
    }

    @Nested
    class Signing {

        @Test
        void signsTheTreeOfWhatWasAppended() {
            node.append(ACME, 300);
            node.tick();

            Checkpoint checkpoint = newest(ACME);
            assertThat(checkpoint.origin()).isEqualTo("raven/" + ACME);
            assertThat(checkpoint.size()).isEqualTo(300);
            assertThat(checkpoint.root()).isEqualTo(rootOf(ACME, 300));
            assertThat(checkpoint.time()).isEqualTo(clock.instant());
            assertThat(state(ACME).integrated()).isEqualTo(storage.logs().head(ACME));
        }

        @Test
        void nothingIsSignedByAClockThatIsAheadOfTheStorages() {
            Storage right = storage.with(new InMemoryAuditTreeStore(clock));
            Node ahead = new Node(right, Clock.offset(clock, Duration.ofMinutes(5)));
            Node other = new Node(right, clock);
            ahead.prepare();
            ahead.append(ACME, 1);
            ahead.tick();
            assertThat(right.trees().state(ACME).latest()).isEmpty();
            assertThat(ahead.copies()).isEmpty();

            other.tick();
            assertThat(right.trees().state(ACME).latest()).as("another may").isPresent();
        }

        @Test
        void aCheckpointThatIsDatedAheadHoldsUpItsOwnLogAlone() {
            TenantId other = IDS.tenant();
            storage.register(other);
            Storage right = storage.with(new InMemoryAuditTreeStore(clock));
            Node before = Node.started(right, clock);
            before.append(ACME, 1);
            before.tick();
            before.finish();
            clock.advance(Duration.ofHours(-2));
            Node healthy = Node.started(right, clock);
            healthy.append(ACME, 1);
            healthy.append(other, 1);
            healthy.tick();

            assertThat(right.trees().state(ACME).latest().orElseThrow().size()).isEqualTo(1);
            assertThat(right.trees().state(other).latest()).isPresent();
            Patience.until(() -> right.logs().head(PLATFORM).sequence() > 0);
            assertThat(told(right.logs().read(PLATFORM, 1, 1).getFirst()))
                    .contains("\"action\":\"audit.sign\"", "\"reason\":\"checkpoint_ahead\"", ACME.value());
            assertThat(right.sequencers().claim("node", MINUTE, 0))
                    .as("the lease is not let go")
                    .isZero();

            clock.advance(Duration.ofHours(2));
            healthy.tick();
            healthy.finish();
            assertThat(right.trees().state(ACME).latest().orElseThrow().size())
                    .as("once its time has come")
                    .isEqualTo(2);
        }

        private String told(StoredAuditEvent event) {
            return new String(event.body(), StandardCharsets.UTF_8);
        }

        @Test
        void aLogThatMovesIsSignedOnceAMinute() {
            node.append(ACME, 1);
            node.tick();
            node.append(ACME, 1);
            after(Duration.ofSeconds(59));
            assertThat(newest(ACME).size()).isEqualTo(1);

            after(Duration.ofSeconds(1));
            assertThat(newest(ACME).size()).isEqualTo(2);
        }

        @Test
        void aThousandEventsAreSignedAtOnce() {
            node.append(ACME, 1);
            node.tick();
            node.append(ACME, 999);
            node.tick();
            assertThat(newest(ACME).size()).isEqualTo(1);

            node.append(ACME, 1);
            node.tick();
            assertThat(newest(ACME).size()).isEqualTo(1001);
        }

        @Test
        void aLongLogTakesSeveralStepsAndOneSignature() {
            node.append(ACME, 2 * TreeSteps.MOST);
            node.tick();

            assertThat(checkpoints(ACME)).hasSize(1);
            assertThat(newest(ACME).root()).isEqualTo(rootOf(ACME, 2L * TreeSteps.MOST));
        }

        @Test
        void everyCheckpointIsHandedOnOnceItIsKept() {
            node.append(ACME, 1);
            node.tick();
            node.append(ACME, 1);
            after(MINUTE);

            assertThat(node.copies())
                    .containsExactlyElementsOf(checkpoints(ACME).reversed().stream()
                            .map(AuditCheckpoint::note)
                            .toList());
        }

        @Test
        void theTimeOfCheckpointsDoesNotGoBack() {
            node.append(ACME, 1);
            node.tick();
            Checkpoint first = newest(ACME);
            clock.advance(Duration.ofHours(-2));
            Node other = Node.started(storage, clock);
            node.finish();
            node.append(ACME, 1);
            other.append(ACME, 1);
            other.tick();

            assertThat(newest(ACME).size()).isEqualTo(3);
            assertThat(newest(ACME).time()).isEqualTo(first.time());
        }
    }

    @Nested
    class Heartbeats {

        @Test
        void thePlatformsLogIsSignedEveryMinuteThoughNothingHappens() {
            node.append(PLATFORM, 1);
            node.tick();
            for (int minute = 1; minute <= 3; minute++) {
                after(Duration.ofSeconds(59));
                assertThat(newest(PLATFORM).time()).isEqualTo(clock.instant().minusSeconds(59));
                after(Duration.ofSeconds(1));
                assertThat(newest(PLATFORM).time()).isEqualTo(clock.instant());
            }
            assertThat(checkpoints(PLATFORM))
                    .as("of one size the newest is kept")
                    .hasSize(1);
            assertThat(node.copies()).hasSize(4);
        }

        @Test
        void anIdleTenantsLogIsSignedEveryHour() {
            node.append(ACME, 1);
            node.tick();
            for (int minute = 0; minute < 59; minute++) {
                after(MINUTE);
            }
            assertThat(newest(ACME).time()).isEqualTo(clock.instant().minus(MINUTE.multipliedBy(59)));

            after(MINUTE);
            assertThat(newest(ACME).time()).isEqualTo(clock.instant());
        }

        @Test
        void whoAsksForTheNewestGetsNoneOlderThanAMinuteFromAnyNode() {
            node.append(ACME, 1);
            node.tick();
            Node other = Node.started(storage, clock);
            clock.advance(MINUTE);

            AuditCheckpoint asked = other.trees().latest(ACME).orElseThrow();

            assertThat(read(asked).time()).isEqualTo(clock.instant());
            assertThat(read(asked).root()).isEqualTo(rootOf(ACME, 1));
            assertThat(state(ACME).latest()).contains(asked);
            assertThat(other.copies()).containsExactly(asked.note());
            assertThat(other.trees().latest(ACME)).contains(asked);
        }

        @Test
        void whoAsksDoesNotIntegrate() {
            node.append(ACME, 1);
            node.tick();
            node.append(ACME, 1);
            clock.advance(MINUTE);

            assertThat(Node.started(storage, clock).trees().latest(ACME))
                    .contains(checkpoints(ACME).get(0));
            assertThat(newest(ACME).size()).isEqualTo(1);
        }

        @Test
        void aLogWithoutEventsHasNoCheckpoint() {
            node.tick();
            after(HOUR);
            assertThat(node.trees().latest(ACME)).isEmpty();
        }
    }

    @Nested
    class Nodes {

        @Test
        void whatOneNodeAppendsAnotherSigns() {
            node.tick();
            Node writer = Node.started(storage, clock);
            writer.append(ACME, 5);
            writer.tick();
            assertThat(state(ACME).latest()).isEmpty();

            node.tick();
            assertThat(newest(ACME).size()).isEqualTo(5);
        }

        @Test
        void whatWasNotToldIsFoundByTheSweep() {
            node.tick();
            Node dead = Node.started(storage, clock);
            dead.append(ACME, 5);
            after(MINUTE);
            assertThat(state(ACME).latest()).isEmpty();

            after(HOUR);
            assertThat(newest(ACME).size()).isEqualTo(5);
        }

        @Test
        void aNewHolderLooksAtEverything() {
            node.tick();
            node.append(ACME, 5);
            clock.advance(Duration.ofSeconds(10));
            Node other = Node.started(storage, clock);

            other.tick();

            assertThat(newest(ACME).size()).isEqualTo(5);
        }

        @Test
        void anOrderlyEndSignsWhatMovedAndLetsAnotherGoOn() {
            node.append(ACME, 1);
            node.tick();
            node.append(ACME, 1);
            node.finish();
            assertThat(newest(ACME).size()).isEqualTo(2);

            Node other = Node.started(storage, clock);
            other.append(ACME, 1);
            other.tick();
            assertThat(newest(ACME).size()).isEqualTo(3);
        }

        @Test
        void whoSleptOverTheLeaseChangesNothing() {
            node.append(ACME, 1);
            node.tick();
            long stale = state(ACME).fence();
            node.append(ACME, 1);
            AuditHead from = state(ACME).integrated();
            clock.advance(MINUTE);
            Node.started(storage, clock).tick();
            AuditTreeState now = state(ACME);
            assertThat(now.fence()).isGreaterThan(stale);

            AuditTreeStep late = AuditTreeStep.growth(
                            ACME, new AuditTreeState(from, stale, Optional.empty()), from, List.of())
                    .signed(now.latest(), Optional.empty());
            storage.trees().write(List.of(late));
            node.tick();

            assertThat(state(ACME)).isEqualTo(now);
        }

        @Test
        void aCountOfLeasesThatWentBackIsPassed() {
            node.append(ACME, 1);
            node.tick();
            AuditTreeState state = state(ACME);
            AuditTreeStep later = AuditTreeStep.growth(ACME, state, state.integrated(), List.of())
                    .signed(state.latest(), Optional.empty())
                    .under(1000);
            storage.trees().write(List.of(later));
            node.append(ACME, 1);

            after(MINUTE);
            after(MINUTE);

            assertThat(newest(ACME).size()).isEqualTo(2);
            assertThat(state(ACME).fence()).isGreaterThan(1000);
        }
    }

    @Nested
    class Keys {

        @Test
        void allNodesHaveOneKey() {
            assertThat(known(Node.started(storage, clock)))
                    .isEqualTo(known(node))
                    .hasSize(1);
        }

        @Test
        void theFirstCheckpointAfterARotationIsSignedByBoth() {
            storage.register(IDS.tenant());
            node.append(ACME, 1);
            node.append(PLATFORM, 1);
            node.tick();
            VerifierKey before = known(node).get(0);

            AuditKeyRotation rotation = node.keys().rotate();
            after(Duration.ofSeconds(1));

            VerifierKey now = known(node).get(0);
            assertThat(rotation.verifierKey()).isEqualTo(now.toString());
            assertThat(rotation.previous()).isEqualTo(before.toString());
            assertThat(known(node)).containsExactly(now, before);
            for (TenantId log : List.of(ACME, PLATFORM)) {
                SignedNote note =
                        SignedNote.parse(state(log).latest().orElseThrow().note());
                assertThat(note.signers(List.of(now))).containsExactly(now);
                assertThat(note.signers(List.of(before))).containsExactly(before);
            }
            node.append(ACME, 1);
            after(MINUTE);
            SignedNote next =
                    SignedNote.parse(state(ACME).latest().orElseThrow().note());
            assertThat(next.signers(known(node))).containsExactly(now);
        }

        @Test
        void theNoteThatTwoKeysSignedStaysBesideLaterOnesOfItsSize() {
            node.append(PLATFORM, 1);
            node.tick();
            node.keys().rotate();
            after(Duration.ofSeconds(1));
            after(MINUTE);
            after(MINUTE);

            assertThat(checkpoints(PLATFORM))
                    .extracting(
                            kept -> SignedNote.parse(kept.note()).signatures().size())
                    .containsExactly(1, 2);
        }

        @Test
        void theNextRotationWaitsUntilEveryLogIsSignedByBoth() {
            node.append(ACME, 1);
            node.tick();
            node.keys().rotate();
            assertThatThrownBy(() -> node.keys().rotate()).isInstanceOf(ConflictException.class);

            after(Duration.ofSeconds(1));

            assertThat(node.vault().signers().waitingSince()).isEmpty();
            node.keys().rotate();
            after(Duration.ofSeconds(1));
            assertThat(known(node)).hasSize(3);
            assertThat(newest(ACME).size()).isEqualTo(1);
        }

        @Test
        void theKeysAreSealedAnewUnderThePlatformsNewKey() {
            assertThat(new SigningKeyRecords(node.vault()).reseal(new Subject.Tenant(PLATFORM), 10))
                    .isZero();
            assertThat(new SigningKeyRecords(node.vault()).reseal(new Subject.Tenant(ACME), 10))
                    .isZero();
        }

        @Test
        void anotherOriginIsRefusedWhereLogsAreSigned() {
            Node renamed = new Node(storage, clock, new AuditOrigin("crow"));
            assertThatThrownBy(renamed::prepare)
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("RAVEN_AUDIT_ORIGIN");
        }

        @Test
        void nothingPrintsThem() {
            assertThat(node.vault().signers()).hasToString("redacted");
        }
    }

    @Nested
    class Trees {

        @Test
        void proveWhatTheCheckpointsSay() {
            node.append(ACME, 300);
            node.tick();
            byte[] earlier = newest(ACME).root();
            node.append(ACME, 270);
            after(MINUTE);
            byte[] later = newest(ACME).root();
            StoredAuditEvent event = storage.logs().read(ACME, 258, 1).get(0);

            assertThat(Proofs.includes(
                            257, 570, TreeHash.leaf(event.body()), node.trees().inclusion(ACME, 258, 570), later))
                    .isTrue();
            assertThat(Proofs.extend(300, 570, earlier, later, node.trees().consistency(ACME, 300, 570)))
                    .isTrue();
            assertThat(Frontier.of(300, node.trees().frontier(ACME, 300)).root())
                    .isEqualTo(earlier);
            assertThat(node.trees().frontier(ACME, 0)).isEmpty();
            assertThat(node.trees().checkpoints(ACME, Long.MAX_VALUE, 10)).hasSize(2);
        }

        @Test
        void aTreeThatIsNotThereIsRefused() {
            node.append(ACME, 3);
            node.tick();
            assertThatThrownBy(() -> node.trees().inclusion(ACME, 1, 4)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> node.trees().inclusion(ACME, 0, 3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> node.trees().consistency(ACME, 0, 3)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> node.trees().frontier(ACME, 4)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
