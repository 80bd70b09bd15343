package dev.raven.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of trees must do. */
public interface AuditTreeStoreContract {
    Ids IDS = new Ids(new SecureRandom());
    Instant NOON = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1));

    AuditTreeStore trees();

    private static AuditHead head(long sequence) {
        return sequence == 0
                ? AuditHead.EMPTY
                : new AuditHead(sequence, Long.toString(sequence % 10).repeat(64));
    }

    private static AuditCheckpoint checkpoint(long size, int minute) {
        return new AuditCheckpoint(size, NOON.plusSeconds(60L * minute), "raven/log\n" + size + "\n…\n");
    }

    private static AuditTile tile(int level, long index, int hashes) {
        byte[] bytes = new byte[32 * hashes];
        Arrays.fill(bytes, (byte) (200 + hashes));
        return new AuditTile(level, index, bytes);
    }

    private static AuditTreeStep grown(TenantId log, long fence, long from, long to, AuditTile... tiles) {
        return new AuditTreeStep(log, fence, head(from), head(to), List.of(tiles), Optional.empty(), Optional.empty());
    }

    private static AuditTreeStep signed(TenantId log, long fence, long size, AuditCheckpoint checkpoint) {
        return new AuditTreeStep(
                log, fence, head(size), head(size), List.of(), Optional.of(checkpoint), Optional.empty());
    }

    private AuditTreeOutcome write(AuditTreeStep step) {
        return trees().write(List.of(step)).get(0);
    }

    @Test
    default void aLogThatNobodyLookedAtHasNoTree() {
        TenantId log = IDS.tenant();
        assertThat(trees().state(log)).isEqualTo(new AuditTreeState(AuditHead.EMPTY, 0, Optional.empty()));
        assertThat(trees().tile(log, 0, 0)).isEmpty();
        assertThat(trees().checkpoints(log, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    default void growsAndIsSigned() {
        TenantId log = IDS.tenant();
        AuditCheckpoint signed = checkpoint(257, 0);
        AuditTreeStep step = new AuditTreeStep(
                log,
                3,
                head(0),
                head(257),
                List.of(tile(0, 0, 256), tile(0, 1, 1), tile(1, 0, 1)),
                Optional.of(signed),
                Optional.empty());

        assertThat(write(step)).isEqualTo(AuditTreeOutcome.WRITTEN);

        assertThat(trees().state(log)).isEqualTo(new AuditTreeState(head(257), 3, Optional.of(signed)));
        assertThat(trees().tile(log, 0, 0)).isEqualTo(tile(0, 0, 256).hashes());
        assertThat(trees().tile(log, 0, 1)).isEqualTo(tile(0, 1, 1).hashes());
        assertThat(trees().tile(log, 1, 0)).isEqualTo(tile(1, 0, 1).hashes());
        assertThat(trees().state(IDS.tenant()).integrated()).isEqualTo(AuditHead.EMPTY);
    }

    @Test
    default void aStepMadeTwiceIsMadeOnce() {
        TenantId log = IDS.tenant();
        AuditTreeStep growth = grown(log, 1, 0, 2, tile(0, 0, 2));
        AuditTreeStep signature = signed(log, 1, 2, checkpoint(2, 0));

        assertThat(write(growth)).isEqualTo(AuditTreeOutcome.WRITTEN);
        assertThat(write(growth)).isEqualTo(AuditTreeOutcome.WRITTEN);
        assertThat(write(signature)).isEqualTo(AuditTreeOutcome.WRITTEN);
        assertThat(write(signature)).isEqualTo(AuditTreeOutcome.WRITTEN);

        assertThat(trees().checkpoints(log, Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    default void whoHasLostTheLeaseWritesNothing() {
        TenantId log = IDS.tenant();
        write(grown(log, 5, 0, 1, tile(0, 0, 1)));

        assertThat(write(grown(log, 4, 1, 2, tile(0, 0, 2)))).isEqualTo(AuditTreeOutcome.FENCED);
        assertThat(write(signed(log, 4, 1, checkpoint(1, 0)))).isEqualTo(AuditTreeOutcome.FENCED);

        assertThat(trees().state(log)).isEqualTo(new AuditTreeState(head(1), 5, Optional.empty()));
        assertThat(trees().tile(log, 0, 0)).isEqualTo(tile(0, 0, 1).hashes());
        assertThat(write(grown(log, 6, 1, 2, tile(0, 0, 2)))).isEqualTo(AuditTreeOutcome.WRITTEN);
    }

    @Test
    default void aTreeThatIsNotWhatAStepBeginsWithStaysAsItIs() {
        TenantId log = IDS.tenant();
        write(grown(log, 1, 0, 2, tile(0, 0, 2)));
        AuditTreeStep other = new AuditTreeStep(
                log,
                1,
                new AuditHead(2, "f".repeat(64)),
                head(3),
                List.of(tile(0, 0, 3)),
                Optional.of(checkpoint(3, 0)),
                Optional.empty());

        assertThat(write(other)).isEqualTo(AuditTreeOutcome.MOVED_ON);
        assertThat(write(grown(log, 1, 0, 3, tile(0, 0, 3)))).isEqualTo(AuditTreeOutcome.MOVED_ON);

        assertThat(trees().state(log)).isEqualTo(new AuditTreeState(head(2), 1, Optional.empty()));
        assertThat(trees().tile(log, 0, 0)).isEqualTo(tile(0, 0, 2).hashes());
    }

    @Test
    default void ofManyWhoSignTheSameGrowthOneDoes() {
        TenantId log = IDS.tenant();
        List<AuditTreeOutcome> outcomes = Races.results(
                8,
                racer -> write(new AuditTreeStep(
                        log,
                        1,
                        head(0),
                        head(1),
                        List.of(tile(0, 0, 1)),
                        Optional.of(checkpoint(1, racer)),
                        Optional.empty())));

        assertThat(Collections.frequency(outcomes, AuditTreeOutcome.WRITTEN)).isEqualTo(1);
        assertThat(trees().checkpoints(log, Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    default void aCheckpointFromTheFutureIsNotTaken() {
        TenantId log = IDS.tenant();
        Instant tomorrow = NOON.plus(Duration.ofDays(2));
        AuditTreeStep step = new AuditTreeStep(
                log,
                1,
                head(0),
                head(1),
                List.of(tile(0, 0, 1)),
                Optional.of(new AuditCheckpoint(1, tomorrow, "raven/log\n1\n…\n")),
                Optional.empty());

        assertThat(write(step)).isEqualTo(AuditTreeOutcome.MISDATED);

        assertThat(trees().state(log)).isEqualTo(new AuditTreeState(AuditHead.EMPTY, 0, Optional.empty()));
        assertThat(trees().checkpoints(log, Long.MAX_VALUE, 1)).isEmpty();
    }

    @Test
    default void manyLogsAreWrittenTogetherAndEachForItself() {
        TenantId one = IDS.tenant();
        TenantId other = IDS.tenant();
        write(grown(other, 9, 0, 1, tile(0, 0, 1)));

        assertThat(trees().write(List.of(
                        grown(one, 1, 0, 1, tile(0, 0, 1)), grown(other, 1, 1, 2), grown(one, 1, 1, 2, tile(0, 0, 2)))))
                .containsExactly(AuditTreeOutcome.WRITTEN, AuditTreeOutcome.FENCED, AuditTreeOutcome.WRITTEN);
        assertThat(trees().write(List.of())).isEmpty();
    }

    @Test
    default void aSignatureTakesAnEarlierOnesPlace() {
        TenantId log = IDS.tenant();
        write(grown(log, 1, 0, 1, tile(0, 0, 1)));
        write(signed(log, 1, 1, checkpoint(1, 0)));
        write(signed(log, 1, 1, checkpoint(1, 1)));
        AuditTreeStep replacing = new AuditTreeStep(
                log, 1, head(1), head(1), List.of(), Optional.of(checkpoint(1, 2)), Optional.of(checkpoint(1, 1)));

        assertThat(write(replacing)).isEqualTo(AuditTreeOutcome.WRITTEN);

        assertThat(trees().checkpoints(log, Long.MAX_VALUE, 10)).containsExactly(checkpoint(1, 2), checkpoint(1, 0));
        assertThat(trees().state(log).latest()).contains(checkpoint(1, 2));
    }

    @Test
    default void listsCheckpointsNewestFirstAndPartsNoneOfOneSize() {
        TenantId log = IDS.tenant();
        write(grown(log, 1, 0, 9, tile(0, 0, 9)));
        write(signed(log, 1, 9, checkpoint(9, 0)));
        write(signed(log, 1, 9, checkpoint(9, 1)));
        write(grown(log, 1, 9, 20, tile(0, 0, 20)));
        write(signed(log, 1, 20, checkpoint(20, 2)));

        assertThat(trees().checkpoints(log, Long.MAX_VALUE, 1)).containsExactly(checkpoint(20, 2));
        assertThat(trees().checkpoints(log, 20, 1)).containsExactly(checkpoint(9, 1), checkpoint(9, 0));
        assertThat(trees().checkpoints(log, 9, 1)).isEmpty();
        assertThat(trees().checkpoints(log, Long.MAX_VALUE, 10))
                .containsExactly(checkpoint(20, 2), checkpoint(9, 1), checkpoint(9, 0));
    }
}
