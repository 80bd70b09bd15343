package dev.raven.audit.sink;

import dev.raven.core.audit.AuditFault;
import dev.raven.core.audit.AuditFinding;
import dev.raven.core.audit.StoredAuditEvent;
import dev.raven.core.id.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The copied events of one log, compared with those that the storage holds. For one pass over all files in their order. */
final class CopyComparison {
    private static final int MOST_FINDINGS = 100;

    private final String where;
    private final long pruned;
    private final OldEvents old;
    private final List<AuditFinding> findings = new ArrayList<>();

    /** @param pruned the last event that the storage says it has dropped */
    CopyComparison(TenantId log, long pruned, OldEvents old) {
        this.where = log.equals(TenantId.PLATFORM) ? "" : " of the log " + log;
        this.pruned = pruned;
        this.old = old;
    }

    void event(StoredAuditEvent copied, StoredPages storage) {
        Optional<StoredAuditEvent> held = storage.at(copied.sequence());
        if (held.isEmpty()) {
            if (copied.sequence() > pruned) {
                find(copied.sequence(), "the copy has an event" + where + " that the storage has not");
            } else if (!old.have(copied)) {
                find(copied.sequence(), "the copy has an event" + where + " that the storage dropped before its time");
            }
        } else if (!Arrays.equals(held.get().body(), copied.body())) {
            find(copied.sequence(), "the copy has another event" + where + " than the storage");
        }
    }

    /** Of what was copied before, the events that were accepted as lost need not be there: those, and no other. */
    void lost(FileHeader.Loss accepted) {
        findings.removeIf(finding -> accepted.covers(finding.sequence()));
    }

    List<AuditFinding> findings() {
        return findings;
    }

    private void find(long sequence, String detail) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new AuditFinding(AuditFault.COPY_DIFFERS, sequence, detail));
        }
    }
}
