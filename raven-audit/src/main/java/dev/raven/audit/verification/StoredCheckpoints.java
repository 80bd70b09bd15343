package dev.raven.audit.verification;

import dev.raven.audit.note.VerifierKey;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditOrigin;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads all checkpoints of a log that are kept. */
@Singleton
class StoredCheckpoints {
    /** An idle log is signed every hour; a node may be away for as long again. */
    private static final Duration OLDEST = Duration.ofHours(2);

    private static final int AT_ONCE = 500;

    private final AuditTreeStore store;
    private final AuditTrees trees;
    private final AuditOrigin origin;
    private final Clock clock;

    @Inject
    StoredCheckpoints(AuditTreeStore store, AuditTrees trees, AuditOrigin origin, Clock clock) {
        this.store = store;
        this.trees = trees;
        this.origin = origin;
        this.clock = clock;
    }

    Checkpoints of(TenantId log, Findings findings) {
        List<VerifierKey> keys =
                trees.verifierKeys().stream().map(VerifierKey::parse).toList();
        Checkpoints checkpoints = new Checkpoints(origin.of(log), keys, findings);
        List<AuditCheckpoint> page = store.checkpoints(log, Long.MAX_VALUE, AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(kept -> checkpoints.add(kept.note()));
            page = store.checkpoints(log, page.getLast().size(), AT_ONCE);
        }
        checkpoints.compareTimes();
        return checkpoints;
    }

    /** Finds fault with a log that nobody has signed for hours. */
    void requireRecent(Checkpoints checkpoints) {
        checkpoints.requireOneSince(clock.instant().minus(OLDEST));
    }
}
