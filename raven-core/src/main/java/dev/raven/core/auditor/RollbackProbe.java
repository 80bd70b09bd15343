package dev.raven.core.auditor;

import dev.raven.core.audit.Rollback;
import dev.raven.core.audit.RollbackAlarm;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Looks whether a log went back in time and nobody accepted it. */
@Singleton
class RollbackProbe implements ChecklistProbe {
    private final RollbackAlarm alarm;

    @Inject
    RollbackProbe(RollbackAlarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.AUDIT_ROLLBACK;
    }

    @Override
    public Finding look(TenantId owner) {
        List<Rollback> raised = alarm.raised();
        return raised.isEmpty()
                ? Finding.pass("This node knows of no log that lost events.")
                : Finding.fail("Logs that lost events or hold other ones than were copied: " + raised.size()
                        + ", such as that of " + raised.get(0).log()
                        + ". Administrative actions are refused meanwhile.");
    }
}
