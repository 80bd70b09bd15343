package dev.raven.audit.sink;

import dev.raven.audit.checkpoint.CopiedLog;
import dev.raven.audit.checkpoint.CopiedLogs;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What this node's files know of the logs. */
@Singleton
class CopiedHeads implements CopiedLogs {
    private final CopyHeads heads;
    private final RollbackAlarm alarm;

    @Inject
    CopiedHeads(CopySinks sinks, RollbackAlarm alarm) {
        this.heads = sinks.file().heads();
        this.alarm = alarm;
    }

    @Override
    public CopiedLog of(TenantId log) {
        boolean doubted = alarm.raised().stream().anyMatch(found -> found.log().equals(log));
        return new CopiedLog(doubted, heads.of(log).checkpoint(), heads.accepted(log));
    }

    @Override
    public boolean anySigned() {
        return heads.logs().stream().anyMatch(log -> heads.of(log).checkpoint() > 0);
    }
}
