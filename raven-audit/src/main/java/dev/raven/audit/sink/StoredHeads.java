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

    /** The event itself, unless it was pruned; and all that was signed. */
    @Override
    public boolean stands(TenantId log, CopyHead head) {
        return holds(log, head.event()) && (head.checkpoint() == 0 || size(log) >= head.checkpoint());
    }

    private boolean holds(TenantId log, AuditHead event) {
        List<StoredAuditEvent> found = store.read(log, event.sequence(), 1);
        if (found.stream().anyMatch(each -> each.sequence() == event.sequence())) {
            return AuditHead.of(found.get(0)).equals(event);
        }
        // the newest event is never dropped
        return store.pruned(log).sequence() >= event.sequence()
                && store.head(log).sequence() > event.sequence();
    }

    AuditHead newest(TenantId log) {
        return store.head(log);
    }

    private long size(TenantId log) {
        return trees.checkpoints(log, Long.MAX_VALUE, 1).stream()
                .mapToLong(AuditCheckpoint::size)
                .findFirst()
                .orElse(0);
    }
}
