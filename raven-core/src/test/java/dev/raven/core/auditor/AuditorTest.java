package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.id.EventId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an auditor is answered. */
class AuditorTest {
    private final MadeLog log = new MadeLog();
    private final FakeAuditTrees trees = new FakeAuditTrees();
    private final AuditService events = new AuditService(log.search, log.store);
    private final AuditProofService proofs = new AuditProofService(log.store, trees);
    private final AuditExportHeads heads =
            new AuditExportHeads(log.store, log.timeline, trees, Clock.fixed(MadeLog.NOON, ZoneOffset.UTC));
    private final Caller auditor = new Caller(
            Optional.of(log.name),
            Optional.empty(),
            Optional.empty(),
            Set.of(Scope.AUDIT_READ),
            new RequestOrigin("req_12345678", "GET", "/audit", Optional.empty(), Optional.empty()));

    private static String said(List<byte[]> hashes) {
        return new String(hashes.get(0), StandardCharsets.US_ASCII);
    }

    @Test
    void findsAnEventByItsIdAlone() {
        log.events(3);
        EventId wanted = log.event("wanted");
        log.events(3);

        assertThat(events.find(auditor, Optional.of(wanted)).id()).hasValue(wanted);
    }

    @Test
    void anIdThatWasMadeUpOrIsOfAnotherLogNamesNothing() {
        log.events(3);
        for (long sequence : new long[] {-1, 0, 1, 3, 4, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> events.find(auditor, Optional.of(MadeLog.IDS.event(sequence))))
                    .isInstanceOf(NotFoundException.class);
        }
        assertThatThrownBy(() -> events.find(auditor, Optional.empty())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> events.find(auditor, Optional.of(new EventId("evt_" + "A".repeat(22)))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatWasDroppedIsGone() {
        EventId old = log.event("old");
        log.event("new");
        log.store.prune(log.name, new AuditHead(1, "0".repeat(64)));

        assertThatThrownBy(() -> events.find(auditor, Optional.of(old))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void provesAnEventAgainstTheNewestCheckpointThatCoversIt() {
        EventId first = log.event("a");
        EventId second = log.event("b");
        assertThatThrownBy(() -> proofs.prove(auditor, Optional.of(first))).isInstanceOf(NotFoundException.class);
        trees.sign(1);

        assertThat(said(proofs.prove(auditor, Optional.of(first)).hashes())).isEqualTo("inclusion 1 1");
        assertThatThrownBy(() -> proofs.prove(auditor, Optional.of(second)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("yet");
    }

    @Test
    void provesConsistencyOfWhatIsCoveredAndOfNothingElse() {
        trees.sign(7);
        assertThat(said(proofs.consistency(auditor, OptionalLong.empty(), OptionalLong.empty())
                        .hashes()))
                .isEqualTo("consistency 1 7");
        assertThat(said(proofs.consistency(auditor, OptionalLong.of(2), OptionalLong.of(5))
                        .hashes()))
                .isEqualTo("consistency 2 5");
        assertThatThrownBy(() -> proofs.consistency(auditor, OptionalLong.empty(), OptionalLong.of(8)))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> proofs.consistency(auditor, OptionalLong.of(6), OptionalLong.of(5)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void pagesOfCheckpointsMeet() {
        List.of(3L, 5L, 9L).forEach(trees::sign);
        AuditCheckpointPage first = proofs.checkpoints(auditor, Long.MAX_VALUE, 2);
        AuditCheckpointPage second = proofs.checkpoints(auditor, first.next().orElseThrow(), 2);

        assertThat(first.checkpoints()).extracting(AuditCheckpoint::size).containsExactly(9L, 5L);
        assertThat(second.checkpoints()).extracting(AuditCheckpoint::size).containsExactly(3L);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aPartOfALogIsExportedWithWhatStandsInFrontOfIt() {
        log.events(9);
        trees.sign(6);
        AuditExportHead whole = heads.of(log.name, AuditCriteria.ALL);
        AuditExportHead part = heads.of(log.name, from(4));

        assertThat(whole.span()).isEqualTo(new AuditSpan(1, 9));
        assertThat(whole.complete()).isTrue();
        assertThat(whole.frontier()).isEmpty();
        assertThat(whole.previousHash()).isEqualTo(AuditHead.EMPTY.hash());
        assertThat(whole.origin()).isEqualTo("example/" + log.name);
        assertThat(part.span()).isEqualTo(new AuditSpan(5, 9));
        assertThat(said(part.frontier())).isEqualTo("frontier 4 4");
        assertThat(part.previousHash())
                .isEqualTo(AuditHead.of(log.store.read(log.name, 4, 1).get(0)).hash());
    }

    @Test
    void anExportAfterAPruningBeginsWithWhatWasDropped() {
        log.events(9);
        trees.sign(6);
        AuditHead third = AuditHead.of(log.store.read(log.name, 3, 1).get(0));
        log.store.prune(log.name, third);

        AuditExportHead head = heads.of(log.name, AuditCriteria.ALL);

        assertThat(head.span()).isEqualTo(new AuditSpan(4, 9));
        assertThat(head.previousHash()).isEqualTo(third.hash());
        assertThat(head.complete()).isTrue();
    }

    @Test
    void whatIsFilteredOrTooNewForATreeIsNotComplete() {
        log.events(9);
        trees.sign(6);

        assertThat(heads.of(log.name, AuditCriteria.successes("a")).complete()).isFalse();
        assertThat(heads.of(log.name, AuditCriteria.successes("a")).treeSize()).isEqualTo(6);
        assertThat(heads.of(log.name, from(8)).complete()).isFalse();
    }

    /** From so many minutes after noon on. */
    private static AuditCriteria from(int minutes) {
        Instant time = MadeLog.NOON.plusSeconds(60L * minutes);
        return new AuditCriteria(
                Optional.of(time),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
