package dev.raven.audit.sink;

import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether the storage still holds what a copy has. */
@Singleton
class StoredHeads implements CopyHeads.Standing {
    private final AuditStore store;
    private final AuditTrees trees;

    @Inject
    StoredHeads(AuditStore store, AuditTrees trees) {
        this.store = store;
        this.trees = trees;
    }

    /** The event itself; where it was pruned, a log and a tree that reach beyond it. */
    @Override
    public boolean stands(TenantId log, CopyHead head) {
        List<StoredAuditEvent> found = store.read(log, head.event().sequence(), 1);
        if (found.stream().anyMatch(event -> event.sequence() == head.event().sequence())) {
            return AuditHead.of(found.get(0)).equals(head.event());
        }
        AuditHead newest = store.head(log);
        return newest.equals(head.event())
                || (newest.sequence() > head.event().sequence() && size(log) >= head.checkpoint());
    }

    AuditHead newest(TenantId log) {
        return store.head(log);
    }

    private long size(TenantId log) {
        return trees.latest(log).map(AuditCheckpoint::size).orElse(0L);
    }
}
