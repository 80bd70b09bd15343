package dev.raven.core.auditor;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditEvent;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks how long the oldest event waits that no checkpoint covers; one is signed each minute where something happens. */
@Singleton
class CheckpointProbe implements ChecklistProbe {
    private static final Duration LATE = Duration.ofMinutes(5);

    private final AuditStore store;
    private final AuditTreeStore trees;
    private final Clock clock;

    @Inject
    CheckpointProbe(AuditStore store, AuditTreeStore trees, Clock clock) {
        this.store = store;
        this.trees = trees;
        this.clock = clock;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.AUDIT_CHECKPOINTS;
    }

    @Override
    public Finding look(TenantId log) {
        Optional<AuditCheckpoint> newest =
                trees.checkpoints(log, Long.MAX_VALUE, 1).stream().findFirst();
        long covered = newest.map(AuditCheckpoint::size).orElse(0L);
        long events = store.head(log).sequence();
        String seen = newest.map(point -> "The newest checkpoint covers " + covered + " events and was signed at "
                        + point.signedAt() + ".")
                .orElse("There is no checkpoint yet.");
        if (events <= covered) {
            return newest.isPresent() ? Finding.pass(seen) : Finding.warn(seen + " The log is empty.");
        }
        String waiting = seen + " " + (events - covered) + " newer ones wait for the next.";
        boolean soon = waitingSince(log, covered + 1)
                .filter(since -> since.isAfter(clock.instant().minus(LATE)))
                .isPresent();
        if (!soon) {
            return Finding.fail(waiting + " The first of them waits for more than " + LATE.toMinutes() + " minutes.");
        }
        return newest.isPresent() ? Finding.pass(waiting) : Finding.warn(waiting);
    }

    /** Empty where it cannot be read: then nobody knows, and it counts as late. */
    private Optional<Instant> waitingSince(TenantId log, long sequence) {
        return store.read(log, sequence, 1).stream()
                .map(AuditEvent::of)
                .findFirst()
                .flatMap(AuditEvent::recordedAt);
    }
}
