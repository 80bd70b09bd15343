package dev.raven.core.auditor;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditCopyHealth;
import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.AuditCopySettings.Failure;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.probe.ChecklistProbe;
import dev.raven.core.probe.ChecklistRow;
import dev.raven.core.probe.Finding;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Writes an event and waits until the log and every copy have it. */
@Singleton
class AuditCopiesProbe implements ChecklistProbe {
    private final AuditLog log;
    private final AuditCopyHealth health;
    private final AuditCopySettings settings;

    @Inject
    AuditCopiesProbe(AuditLog log, AuditCopyHealth health, AuditCopySettings settings) {
        this.log = log;
        this.health = health;
        this.settings = settings;
    }

    @Override
    public ChecklistRow row() {
        return ChecklistRow.AUDIT_COPIES;
    }

    @Override
    public Finding look(TenantId owner) {
        boolean written = write();
        SortedMap<String, Boolean> copies = health.copies();
        List<String> failing = copies.entrySet().stream()
                .filter(copy -> !copy.getValue())
                .map(Map.Entry::getKey)
                .toList();
        String seen = "Copies: " + String.join(", ", copies.keySet()) + ".";
        if (!written || !failing.isEmpty()) {
            return Finding.fail(seen
                    + (written ? "" : " An event written just now was not taken by the log and all copies in time.")
                    + (failing.isEmpty() ? "" : " These take nothing: " + String.join(", ", failing) + "."));
        }
        if (settings.failure() == Failure.OPEN) {
            return Finding.warn(seen + " RAVEN_AUDIT_FAIL=open: what cannot be copied is done all the same.");
        }
        String taken = seen + " The log and all of them took an event just now.";
        return copies.size() < 2 ? Finding.warn(taken + " There is no second place.") : Finding.pass(taken);
    }

    private boolean write() {
        try {
            log.record(new AuditEntry(
                    TenantId.PLATFORM,
                    Caller.SYSTEM,
                    "audit.probe",
                    AuditCategory.SYSTEM,
                    Optional.empty(),
                    Optional.of(AuditOutcome.SUCCESS),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            return true;
        } catch (UnavailableException unrecorded) {
            return false;
        }
    }
}
