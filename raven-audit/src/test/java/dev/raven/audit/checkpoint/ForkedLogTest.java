package dev.raven.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTile;
import dev.raven.core.audit.AuditTreeState;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.InMemoryAuditStore;
import dev.raven.core.audit.InMemoryAuditTreeStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.parallel.Patience;
import dev.raven.core.scene.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever does not continue what was signed is not signed, and said aloud. */
class ForkedLogTest {
    private static final TenantId ACME = new Ids(new SecureRandom()).tenant();
    private static final byte[] FORGED = "{\"sequence\":4,\"previous_hash\":\"\"}".getBytes(StandardCharsets.UTF_8);

    private final TestClock clock = new TestClock();
    private final Storage whole = Storage.inMemory(clock);
    private final Node node = Node.started(whole, clock);

    @BeforeEach
    void signThreeEvents() {
        whole.register(ACME);
        node.append(ACME, 3);
        node.tick();
        clock.advance(Duration.ofMinutes(1));
    }

    /** A log store whose head and events are others now. */
    private AuditStore rolledBackTo(int events, byte[]... more) {
        InMemoryAuditStore other = new InMemoryAuditStore();
        AuditHead head = AuditHead.EMPTY;
        for (StoredAuditEvent event : whole.logs().read(ACME, 1, events)) {
            AuditHead next = new AuditHead(event.sequence(), ChainLink.hash(event.body()));
            other.append(ACME, head, List.of(event), next);
            head = next;
        }
        for (byte[] body : more) {
            AuditHead next = new AuditHead(head.sequence() + 1, ChainLink.hash(body));
            other.append(ACME, head, List.of(new StoredAuditEvent(next.sequence(), body)), next);
            head = next;
        }
        return other;
    }

    private void expectRefusal(Storage tampered) {
        expectRefusal(tampered, CopiedLog.NONE);
    }

    private void expectRefusal(Storage tampered, CopiedLog copied) {
        Optional<AuditCheckpoint> before = tampered.trees().state(ACME).latest();
        node.finish();
        Node next = Node.started(tampered, clock);
        next.copied().put(ACME, copied);

        next.tick();
        next.finish();

        assertThat(tampered.trees().state(ACME).latest()).isEqualTo(before);
        Patience.until(() -> !tampered.logs().read(TenantId.PLATFORM, 1, 1).isEmpty());
        String told =
                new String(tampered.logs().read(TenantId.PLATFORM, 1, 1).get(0).body(), StandardCharsets.UTF_8);
        assertThat(told).contains("\"action\":\"audit.sign\"", "\"reason\":\"forked\"", ACME.value());
    }

    @Test
    void anEventThatDoesNotFollow() {
        expectRefusal(whole.with(rolledBackTo(3, FORGED)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    void anEventThatFollowsUnderAnotherNumber(int sequence) {
        String last = ChainLink.hash(whole.logs().read(ACME, 3, 1).getFirst().body());
        String numbered = "{\"sequence\":" + sequence + ",\"previous_hash\":\"" + last + "\"}";
        expectRefusal(whole.with(rolledBackTo(3, numbered.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aLogThatWasCut() {
        expectRefusal(whole.with(rolledBackTo(2)));
    }

    @Test
    void aTreeThatForgotWhatWasSigned() {
        InMemoryAuditTreeStore other = new InMemoryAuditTreeStore();
        AuditTreeState state = whole.trees().state(ACME);
        byte[] tile = whole.trees().tile(ACME, 0, 0);
        tile[0] ^= 1;
        other.write(List.of(AuditTreeStep.growth(
                        ACME,
                        new AuditTreeState(AuditHead.EMPTY, 1, Optional.empty()),
                        state.integrated(),
                        List.of(new AuditTile(0, 0, tile)))
                .signed(state.latest(), Optional.empty())));
        node.append(ACME, 1);
        expectRefusal(whole.with(other));
    }

    /** Trees that were deleted but for this much. */
    private AuditTreeStore leaving(AuditHead integrated, Optional<AuditCheckpoint> checkpoint) {
        InMemoryAuditTreeStore other = new InMemoryAuditTreeStore();
        AuditTile tile = new AuditTile(0, 0, whole.trees().tile(ACME, 0, 0));
        other.write(List.of(AuditTreeStep.growth(
                        ACME, new AuditTreeState(AuditHead.EMPTY, 1, Optional.empty()), integrated, List.of(tile))
                .signed(checkpoint, Optional.empty())));
        return other;
    }

    @Test
    void aTreeThatIsGoneWhileItsCheckpointStands() {
        expectRefusal(
                whole.with(leaving(AuditHead.EMPTY, whole.trees().state(ACME).latest())));
    }

    @Test
    void aTreeWhoseCheckpointsAreGone() {
        expectRefusal(whole.with(leaving(whole.trees().state(ACME).integrated(), Optional.empty())));
    }

    @Test
    void aTreeThatIsGoneWithItsCheckpointsButWasCopied() {
        expectRefusal(whole.with(new InMemoryAuditTreeStore()), new CopiedLog(false, 3, 0));
    }

    @Test
    void aLogThatIsNotWhatWasCopied() {
        node.append(ACME, 1);
        node.copied().put(ACME, new CopiedLog(true, 3, 0));
        expectRefusal(whole, new CopiedLog(true, 3, 0));
    }

    @Test
    void whatThisNodeSawSignedCountsUntilAnOlderLogIsAccepted() {
        KnownCopies copies = new KnownCopies();
        SignedLogs signed = new SignedLogs(clock, copies);
        signed.remember(ACME, whole.trees().state(ACME).latest().orElseThrow());
        assertThat(signed.least(ACME)).isEqualTo(3);

        copies.put(ACME, new CopiedLog(false, 0, 1));
        assertThat(signed.least(ACME)).isZero();
    }

    @Test
    void anOlderLogIsSignedOnceItIsAccepted() {
        node.finish();
        Storage older = whole.with(rolledBackTo(0)).with(new InMemoryAuditTreeStore());
        Node next = Node.started(older, clock);
        next.append(ACME, 2);
        next.copied().put(ACME, new CopiedLog(true, 3, 0));
        next.tick();
        assertThat(older.trees().state(ACME).latest()).isEmpty();

        next.copied().put(ACME, new CopiedLog(false, 0, 1));
        clock.advance(Duration.ofMinutes(2));
        next.tick();

        assertThat(older.trees().state(ACME).latest().orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void aCheckpointThatNobodySigned() {
        AuditTreeStore trees = whole.trees();
        AuditTreeState state = trees.state(ACME);
        AuditCheckpoint signed = state.latest().orElseThrow();
        AuditCheckpoint forged =
                new AuditCheckpoint(3, signed.signedAt(), signed.note().replace("\n3\n", "\n2\n"));
        trees.write(List.of(AuditTreeStep.growth(ACME, state, state.integrated(), List.of())
                .signed(Optional.of(forged), Optional.of(signed))));
        node.append(ACME, 1);
        expectRefusal(whole);
    }

    @Test
    void anOlderCheckpointInTheNewestsPlaceIsSeenByWhoeverSawThat() {
        AuditTreeStore trees = whole.trees();
        AuditCheckpoint old = trees.state(ACME).latest().orElseThrow();
        node.append(ACME, 1);
        node.tick();
        AuditTreeState state = trees.state(ACME);
        trees.write(List.of(AuditTreeStep.growth(ACME, state, state.integrated(), List.of())
                .signed(
                        Optional.of(new AuditCheckpoint(3, old.signedAt().plusSeconds(1), old.note())),
                        state.latest())));
        node.append(ACME, 1);
        clock.advance(Duration.ofMinutes(1));

        node.tick();

        assertThat(trees.state(ACME).integrated().sequence()).isEqualTo(4);
    }

    @Test
    void othersAreSignedAllTheSame() {
        TenantId other = new Ids(new SecureRandom()).tenant();
        whole.register(other);
        Storage tampered = whole.with(rolledBackTo(2));
        node.finish();
        Node next = Node.started(tampered, clock);
        next.append(other, 1);

        next.tick();

        assertThat(tampered.trees().state(other).latest()).isPresent();
    }
}
