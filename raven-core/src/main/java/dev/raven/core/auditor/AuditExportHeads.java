package dev.raven.core.auditor;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Finds out what an export is of, and what must stand in front of it so that it can be verified by itself. */
@Singleton
class AuditExportHeads {
    private final AuditStore store;
    private final AuditTimeline timeline;
    private final AuditTrees trees;
    private final Clock clock;

    @Inject
    AuditExportHeads(AuditStore store, AuditTimeline timeline, AuditTrees trees, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.trees = trees;
        this.clock = clock;
    }

    AuditExportHead of(TenantId log, AuditCriteria filter) {
        AuditSpan span = timeline.between(log, filter.from(), filter.to());
        long before = span.first() - 1;
        long covered = trees.latest(log).map(AuditCheckpoint::size).orElse(0L);
        boolean complete = filter.isWhole() && before <= covered;
        List<byte[]> frontier = complete && before > 0 ? trees.frontier(log, before) : List.of();
        return new AuditExportHead(
                log, origin() + "/" + log, span, hashOf(log, before), frontier, complete, covered, clock.instant());
    }

    /** The name that this deployment signs with. */
    private String origin() {
        return trees.verifierKeys().stream()
                .findFirst()
                .map(key -> key.substring(0, key.indexOf('+')))
                .orElse("raven");
    }

    private String hashOf(TenantId log, long sequence) {
        if (sequence == 0) {
            return AuditHead.EMPTY.hash();
        }
        AuditHead pruned = store.pruned(log);
        return pruned.sequence() == sequence
                ? pruned.hash()
                : store.read(log, sequence, 1).stream()
                        .map(AuditHead::of)
                        .map(AuditHead::hash)
                        .findFirst()
                        .orElse(AuditHead.EMPTY.hash());
    }
}
