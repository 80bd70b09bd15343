package dev.raven.core.backup;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.LedgerReplay;
import dev.raven.core.erasure.Replayed;
import dev.raven.core.id.TenantId;
import dev.raven.core.startup.StartupStep;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Ends a restore before the server serves: what the ledger tells of is erased again, and the log is told. */
@Singleton
class RestoreEnd implements StartupStep {
    private final BackupStore store;
    private final RestoreRoom room;
    private final LedgerReplay ledger;
    private final AuditLog log;

    @Inject
    RestoreEnd(BackupStore store, RestoreRoom room, LedgerReplay ledger, AuditLog log) {
        this.store = store;
        this.room = room;
        this.ledger = ledger;
        this.log = log;
    }

    /** Behind keys and logs, and before whoever works at what is stored. */
    @Override
    public int order() {
        return 40;
    }

    @Override
    public void run() {
        room.refuseHalfARestore(); // once more: a restore may have begun before this node was heard of
        store.unfinished().map(RestoreState::parse).ifPresent(this::end);
    }

    private void end(RestoreState state) {
        Replayed replayed = ledger.replay();
        Map<String, Object> told = new TreeMap<>();
        told.put("backup_id", state.order().backup().value());
        told.put("left_out", state.leftOut());
        told.put("erased_again", replayed.again());
        told.put("erased_later", replayed.later());
        log.record(new AuditEntry(
                        TenantId.PLATFORM,
                        Caller.SYSTEM,
                        "platform.restore",
                        AuditCategory.SYSTEM,
                        Optional.empty(),
                        Optional.of(AuditOutcome.SUCCESS),
                        Optional.empty(),
                        state.order().tenant().map(one -> one),
                        Optional.empty())
                .telling(told));
        room.requireClaim();
        store.finish(state.order().toString());
    }
}
