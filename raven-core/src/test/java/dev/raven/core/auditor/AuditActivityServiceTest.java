package dev.raven.core.auditor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuditActivityServiceTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final MadeLog log = new MadeLog();
    private final Caller auditor =
            new Caller(Optional.of(log.name), Optional.empty(), Optional.empty(), Set.of(), Scene.ORIGIN);
    private final AuditActivityService activity = new AuditActivityService(log.timeline);

    private List<Long> counts(Instant from, int parts) {
        return activity.count(auditor, new AuditPeriod(from, from.plus(TEN_MINUTES.multipliedBy(parts)), parts));
    }

    @Test
    void countsWhatWasRecordedInEachPart() {
        log.events(25);

        assertThat(counts(MadeLog.NOON, 4)).containsExactly(10L, 10L, 5L, 0L);
        assertThat(counts(MadeLog.NOON.minus(TEN_MINUTES), 2)).containsExactly(0L, 10L);
        assertThat(counts(MadeLog.NOON.plusSeconds(1), 1)).containsExactly(10L);
        assertThat(counts(MadeLog.NOON.plus(Duration.ofDays(1)), 2)).containsExactly(0L, 0L);
    }

    @Test
    void anEmptyLogHasNoActivity() {
        assertThat(counts(MadeLog.NOON, 3)).containsExactly(0L, 0L, 0L);
    }

    @Test
    void doesNotCountWhatWasDropped() {
        log.events(25);
        log.store.prune(log.name, new AuditHead(4, "0".repeat(64)));

        assertThat(counts(MadeLog.NOON, 2)).containsExactly(6L, 10L);
    }

    @Test
    void aPeriodHasALengthAndParts() {
        assertThatThrownBy(() -> new AuditPeriod(MadeLog.NOON, MadeLog.NOON, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AuditPeriod(MadeLog.NOON, MadeLog.NOON.plus(TEN_MINUTES), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
