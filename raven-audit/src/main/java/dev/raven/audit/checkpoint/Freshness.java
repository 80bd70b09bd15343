package dev.raven.audit.checkpoint;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditTreeOutcome;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Signs the tree of a log where nothing moves once more, when somebody asks for its newest checkpoint and that is older than a
 * minute. It takes no lease: what is signed was signed before, and two who do it say the same.
 */
@Singleton
class Freshness {
    private final TreeSteps steps;
    private final TreeWriter writer;
    private final SigningKeyVault keys;
    private final ForkAlarm alarm;
    private final Clock clock;

    @Inject
    Freshness(TreeSteps steps, TreeWriter writer, SigningKeyVault keys, ForkAlarm alarm, Clock clock) {
        this.steps = steps;
        this.writer = writer;
        this.keys = keys;
        this.alarm = alarm;
        this.clock = clock;
    }

    /** A newer checkpoint of the same tree; the same where the log has moved, is forked, or cannot be written. */
    AuditCheckpoint of(TenantId log, AuditCheckpoint kept) {
        if (clock.instant().isBefore(kept.signedAt().plus(DueLogs.HEARTBEAT)) || alarm.quiet(log)) {
            return kept;
        }
        try {
            return steps.look(log, keys.signers(), DueLogs.HEARTBEAT)
                    .step()
                    .filter(AuditTreeStep::signsAlone)
                    .flatMap(this::written)
                    .orElse(kept);
        } catch (ForkedLogException forked) {
            alarm.raise(forked);
            return kept;
        } catch (UnavailableException away) {
            return kept; // it says itself how old it is
        }
    }

    private Optional<AuditCheckpoint> written(AuditTreeStep step) {
        boolean done = writer.write(List.of(step)).get(0) == AuditTreeOutcome.WRITTEN;
        return done ? step.checkpoint() : Optional.empty();
    }
}
