package dev.raven.core.erasure;

import dev.raven.core.audit.AuditDetails;
import dev.raven.core.id.ReceiptId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What proves an erasure: all of it is in the signed note.
 *
 * @param auditSequence the event of the tenant's log that tells of it
 * @param completedAt to the second
 * @param finalAt from when on no backup of a key can undo it; empty where no key was destroyed: then it is final with the last
 *     backup of the data
 * @param note the text with its signature, a C2SP signed note
 */
public record Receipt(
        Deletion deletion, long auditSequence, Instant completedAt, Optional<Instant> finalAt, String note)
        implements AuditDetails {

    public ReceiptId id() {
        return deletion.receipt();
    }

    @Override
    public Map<String, Object> auditDetails() {
        return deletion.told();
    }
}
