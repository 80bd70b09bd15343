package dev.raven.core.checklist;

import dev.raven.core.audit.AuditDetails;
import dev.raven.core.probe.ChecklistRow;
import java.time.Instant;
import java.util.Map;

/**
 * That somebody says that a row holds.
 *
 * @param by the id of the API key that was used; {@code operator} for the operator
 * @param until it holds strictly before
 */
public record Attestation(ChecklistRow row, String note, String by, Instant at, Instant until) implements AuditDetails {

    boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }

    @Override
    public Map<String, Object> auditDetails() {
        return Map.of("row", row.id(), "note", note, "until", until.toString());
    }
}
