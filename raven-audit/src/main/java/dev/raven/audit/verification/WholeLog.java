package dev.raven.audit.verification;

import dev.raven.core.audit.AuditHead;
import dev.raven.core.audit.AuditStore;
import dev.raven.core.audit.AuditTreeStore;
import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.audit.AuditVerification;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Verifies a log where it is kept: events, chain, tree, checkpoints, and whatever else can be looked at. */
@ApplicationScoped
class WholeLog implements AuditVerification {
    private static final int AT_ONCE = 500;

    private final AuditStore logs;
    private final AuditTreeStore trees;
    private final StoredCheckpoints checkpoints;
    private final Iterable<LogCheck> others;

    @Inject
    WholeLog(AuditStore logs, AuditTreeStore trees, StoredCheckpoints checkpoints, @Any Instance<LogCheck> others) {
        this(logs, trees, checkpoints, (Iterable<LogCheck>) others);
    }

    WholeLog(AuditStore logs, AuditTreeStore trees, StoredCheckpoints checkpoints, Iterable<LogCheck> others) {
        this.logs = logs;
        this.trees = trees;
        this.checkpoints = checkpoints;
        this.others = others;
    }

    /** What was pruned under its hands would look like a gap: then it begins anew. */
    @Override
    public AuditVerdict verify(TenantId log, LongConsumer progress) {
        while (true) {
            AuditHead pruned = logs.pruned(log);
            AuditVerdict verdict = verify(log, pruned, progress);
            if (logs.pruned(log).equals(pruned)) {
                return verdict;
            }
        }
    }

    /** What is read first must be covered by what is read later: tree and checkpoints, then the head, then the events. */
    private AuditVerdict verify(TenantId log, AuditHead pruned, LongConsumer progress) {
        Findings findings = new Findings();
        long integrated = trees.state(log).integrated().sequence();
        Checkpoints signed = checkpoints.of(log, findings);
        AuditHead head = logs.head(log);
        StoredTiles tiles = new StoredTiles(trees, log, integrated, findings);
        LogReplay replay = new LogReplay(start(pruned, tiles), signed, findings);
        replay(log, head, new StoredReplay(replay, tiles, findings), integrated, progress);
        if (signed.newest().isPresent() || integrated > 0) {
            checkpoints.requireRecent(signed);
        }
        for (LogCheck other : others) {
            other.check(log, progress).forEach(found -> findings.add(found.fault(), found.sequence(), found.detail()));
        }
        return new AuditVerdict(replay.events(), replay.first(), replay.last(), signed.largest(), findings.list());
    }

    private static LogStart start(AuditHead pruned, StoredTiles tiles) {
        long first = pruned.sequence() + 1;
        return first == 1 ? LogStart.FIRST : new LogStart(first, Optional.of(pruned.hash()), tiles.before(first));
    }

    private void replay(TenantId log, AuditHead head, StoredReplay replay, long integrated, LongConsumer progress) {
        long read = 0;
        List<StoredAuditEvent> page = logs.read(log, 1, AT_ONCE);
        while (!page.isEmpty()) {
            page.stream().filter(event -> event.sequence() <= head.sequence()).forEach(replay::event);
            read += page.size();
            progress.accept(read);
            page = after(log, page.getLast().sequence());
        }
        replay.end(head, integrated);
    }

    /** Begins at the last one again: what somebody put into its place stands behind it. */
    private List<StoredAuditEvent> after(TenantId log, long last) {
        return logs.read(log, last, AT_ONCE + 1).stream().skip(1).toList();
    }
}
