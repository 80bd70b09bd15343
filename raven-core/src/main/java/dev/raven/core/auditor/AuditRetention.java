package dev.raven.core.auditor;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditCheckpoint;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTrees;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Drops the bodies of events that are old enough, and records that it did. The tree keeps their hashes, so nothing that was
 * signed changes; an event that no checkpoint covers stays, and so does the newest.
 */
@Singleton
class AuditRetention {
    static final String ACTION = "audit.prune";
    /** In one step of the storage, which serves nobody else meanwhile. */
    private static final long AT_ONCE = 5_000;

    private final AuditStore store;
    private final AuditTimeline timeline;
    private final AuditTrees trees;
    private final AuditLog log;

    @Inject
    AuditRetention(AuditStore store, AuditTimeline timeline, AuditTrees trees, AuditLog log) {
        this.store = store;
        this.timeline = timeline;
        this.trees = trees;
        this.log = log;
    }

    /** Drops what was recorded before a time. */
    void prune(TenantId name, Instant before) {
        AuditSpan kept = timeline.kept(name);
        if (kept.isEmpty()
                || timeline.firstAt(name, before, new AuditSpan(kept.first(), kept.first())) == kept.first()) {
            return;
        }
        long covered = trees.latest(name).map(AuditCheckpoint::size).orElse(0L);
        long last = Math.min(timeline.firstAt(name, before, kept) - 1, Math.min(covered, kept.last() - 1));
        if (last >= kept.first()) {
            prune(name, new AuditSpan(kept.first(), last));
        }
    }

    /** The intent is what a log that begins later is explained by: it names the last that goes, and stays itself. */
    private void prune(TenantId name, AuditSpan old) {
        Optional<AuditHead> last = head(name, old.last());
        if (last.isEmpty()) {
            return;
        }
        Map<String, Object> range = Map.of(
                "from_sequence",
                old.first(),
                "to_sequence",
                old.last(),
                "to_hash",
                last.get().hash());
        EventId intent =
                log.record(entry(name, Optional.empty(), Optional.empty()).telling(range));
        long dropped = 0;
        for (long through = old.first() - 1; through < old.last(); ) {
            through = Math.min(old.last(), through + AT_ONCE);
            dropped += pruneThrough(name, through);
        }
        Map<String, Object> done = new HashMap<>(range);
        done.put("events", dropped);
        log.record(entry(name, Optional.of(intent), Optional.of(AuditOutcome.SUCCESS))
                .telling(done));
    }

    /** Where another node has dropped it meanwhile, there is nothing to do. */
    private long pruneThrough(TenantId name, long sequence) {
        return head(name, sequence).map(last -> store.prune(name, last)).orElse(0L);
    }

    private Optional<AuditHead> head(TenantId name, long sequence) {
        return store.read(name, sequence, 1).stream()
                .filter(event -> event.sequence() == sequence)
                .map(AuditHead::of)
                .findFirst();
    }

    private static AuditEntry entry(TenantId name, Optional<EventId> intent, Optional<AuditOutcome> outcome) {
        return new AuditEntry(
                name,
                Caller.SYSTEM,
                ACTION,
                AuditCategory.SYSTEM,
                intent,
                outcome,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
