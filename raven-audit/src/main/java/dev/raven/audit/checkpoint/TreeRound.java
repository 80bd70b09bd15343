package dev.raven.audit.checkpoint;

import dev.raven.core.audit.AuditTreeOutcome;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings logs up to date while this node has the lease, many in one write. */
@Singleton
class TreeRound {
    private static final int AT_ONCE = 128;

    private final TreeSteps steps;
    private final TreeWriter writer;
    private final SequencerLease lease;
    private final ForkAlarm alarm;

    @Inject
    TreeRound(TreeSteps steps, TreeWriter writer, SequencerLease lease, ForkAlarm alarm) {
        this.steps = steps;
        this.writer = writer;
        this.lease = lease;
        this.alarm = alarm;
    }

    /**
     * Integrates and signs.
     *
     * @param due logs, and how old the checkpoint of each may be where nothing has moved
     * @return whether the lease was held to the end
     */
    boolean run(Map<TenantId, Duration> due, Signers signers, long fence) {
        Deque<TenantId> left = new ArrayDeque<>(due.keySet());
        boolean held = true;
        while (held && !left.isEmpty()) {
            List<AuditTreeStep> batch = new ArrayList<>();
            while (!left.isEmpty() && batch.size() < AT_ONCE) {
                TenantId log = left.remove();
                step(log, signers, due.getOrDefault(log, Duration.ZERO), fence).ifPresent(batch::add);
            }
            List<AuditTreeOutcome> outcomes = writer.write(batch);
            left.addAll(unfinished(batch, outcomes));
            held = !gaveUp(batch, outcomes) && lease.claim() == fence;
        }
        return held;
    }

    /** A node whose clock is ahead lets another one sign. A log whose newest checkpoint is ahead waits by itself. */
    private boolean gaveUp(List<AuditTreeStep> batch, List<AuditTreeOutcome> outcomes) {
        boolean ahead = false;
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) == AuditTreeOutcome.MISDATED) {
                boolean follows = steps.followsOneAhead(batch.get(i));
                if (follows) {
                    alarm.checkpointIsAhead(batch.get(i).log());
                }
                ahead |= !follows;
            }
        }
        if (ahead) {
            alarm.clockIsAhead();
            lease.release();
        }
        return ahead;
    }

    private Optional<AuditTreeStep> step(TenantId log, Signers signers, Duration idle, long fence) {
        if (alarm.quiet(log)) {
            return Optional.empty();
        }
        try {
            TreeLook look = steps.look(log, signers, idle);
            lease.seen(look.state().fence());
            return look.step().map(step -> step.under(fence));
        } catch (ForkedLogException forked) {
            alarm.raise(forked);
            return Optional.empty();
        }
    }

    /** A long log takes several steps, the last of which signs. */
    private static List<TenantId> unfinished(List<AuditTreeStep> batch, List<AuditTreeOutcome> outcomes) {
        List<TenantId> unfinished = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (outcomes.get(i) == AuditTreeOutcome.WRITTEN
                    && batch.get(i).checkpoint().isEmpty()) {
                unfinished.add(batch.get(i).log());
            }
        }
        return unfinished;
    }
}
