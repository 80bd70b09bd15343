package dev.raven.audit.checkpoint;

import dev.raven.audit.note.Checkpoint;
import dev.raven.audit.note.SignedNote;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTreeState;
import dev.raven.core.audit.AuditTreeStep;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Works out how a log's tree is to grow, and signs it. The same events make the same step, whoever looks; what does not
 * continue the last signed tree is never signed.
 */
@Singleton
class TreeSteps {
    /** Events of a log that one step integrates. A step that takes fewer signs: what stands unsigned is a multiple of it. */
    static final int MOST = 1024;

    private final AuditStore logs;
    private final AuditTreeStore trees;
    private final SignedLogs signed;
    private final Clock clock;

    @Inject
    TreeSteps(AuditStore logs, AuditTreeStore trees, SignedLogs signed, Clock clock) {
        this.logs = logs;
        this.trees = trees;
        this.signed = signed;
        this.clock = clock;
    }

    /**
     * Looks at a log. Events are integrated and signed; where they are more than one step takes, the last one signs.
     *
     * @param idle how old a checkpoint may be where nothing has moved
     * @throws ForkedLogException when the log does not continue what was signed of it
     */
    TreeLook look(TenantId log, Signers signers, Duration idle) {
        long least = signed.least(log);
        AuditTreeState state = trees.state(log);
        Optional<LatestCheckpoint> latest = state.latest().map(kept -> LatestCheckpoint.verified(log, kept, signers));
        requireWhole(log, state, least);
        GrowingTree tree = new GrowingTree(log, trees, state.integrated());
        boolean more = grow(log, tree);
        latest.ifPresent(last -> requireContinued(log, tree, last));
        boolean moved = !tree.head().equals(state.integrated());
        if (!moved && (tree.head().sequence() == 0 || !overdue(latest, signers, idle))) {
            state.latest().ifPresent(kept -> signed.remember(log, kept));
            return new TreeLook(state, Optional.empty());
        }
        AuditTreeStep growth = AuditTreeStep.growth(log, state, tree.head(), tree.changed());
        Optional<AuditCheckpoint> checkpoint = more ? Optional.empty() : Optional.of(sign(log, tree, signers, latest));
        return new TreeLook(state, Optional.of(growth.signed(checkpoint, replaced(latest, tree))));
    }

    /** Whoever deletes a tree, or checkpoints, would have the log signed as if nothing had been signed of it. */
    private static void requireWhole(TenantId log, AuditTreeState state, long least) {
        long size = state.latest().map(AuditCheckpoint::size).orElse(0L);
        long unsigned = state.integrated().sequence() - size;
        if (size < least) {
            throw new ForkedLogException(
                    log, "a checkpoint that was signed is gone, or an older one stands in its place");
        }
        if (unsigned < 0) {
            throw new ForkedLogException(log, "its tree ends before its newest checkpoint");
        }
        if (unsigned % MOST != 0) {
            throw new ForkedLogException(log, "the newest checkpoint of its tree is gone");
        }
    }

    /** @return whether there are more events than one step takes */
    private boolean grow(TenantId log, GrowingTree tree) {
        AuditHead head = logs.head(log);
        List<StoredAuditEvent> events = logs.read(log, tree.head().sequence() + 1, MOST);
        events.forEach(tree::append);
        boolean more = events.size() == MOST;
        boolean reaches = more || tree.head().sequence() > head.sequence() && !events.isEmpty();
        if (!reaches && !tree.head().equals(head)) {
            throw new ForkedLogException(log, "its events end elsewhere than its head says");
        }
        return more;
    }

    private boolean overdue(Optional<LatestCheckpoint> latest, Signers signers, Duration idle) {
        Instant least = clock.instant().minus(idle);
        return latest.map(last -> !last.checkpoint().time().isAfter(least) || !signers.isCurrent(last.note()))
                .orElse(true);
    }

    private static void requireContinued(TenantId log, GrowingTree tree, LatestCheckpoint last) {
        long size = last.checkpoint().size();
        if (size > tree.head().sequence()) {
            throw new ForkedLogException(log, "it ends before its newest checkpoint");
        }
        if (!Arrays.equals(tree.root(size), last.checkpoint().root())) {
            throw new ForkedLogException(log, "its first " + size + " events make another tree than was signed");
        }
    }

    private AuditCheckpoint sign(TenantId log, GrowingTree tree, Signers signers, Optional<LatestCheckpoint> latest) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant time = latest.map(last -> last.checkpoint().time())
                .filter(last -> last.isAfter(now))
                .orElse(now);
        Checkpoint checkpoint = new Checkpoint(signers.origin(log), tree.head().sequence(), tree.root(), time);
        SignedNote note = signers.sign(checkpoint.text(), latest.map(LatestCheckpoint::note));
        return new AuditCheckpoint(checkpoint.size(), time, note.toString());
    }

    /** Whether a step is dated later than this node's clock has it: then it is the checkpoint in front of it that is ahead. */
    boolean followsOneAhead(AuditTreeStep step) {
        Instant now = clock.instant();
        return step.checkpoint().filter(one -> one.signedAt().isAfter(now)).isPresent();
    }

    private static Optional<AuditCheckpoint> replaced(Optional<LatestCheckpoint> latest, GrowingTree tree) {
        return latest.filter(LatestCheckpoint::replaceable)
                .map(LatestCheckpoint::kept)
                .filter(last -> last.size() == tree.head().sequence());
    }
}
