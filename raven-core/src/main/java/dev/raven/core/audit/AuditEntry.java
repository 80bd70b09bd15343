package dev.raven.core.audit;

import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Id;
import dev.raven.core.id.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something to record. Holds identifiers only, never what people said.
 *
 * @param log whose log it goes to
 * @param intentId for an outcome: the intent recorded before the action
 * @param outcome empty for an intent
 * @param reason a problem code, where it did not succeed; of an anomaly, its kind
 * @param kms for a call of a key service
 * @param changes names of the fields that were changed
 * @param content how many of which kind of sensitive content the stored texts held
 * @param details what else is told of this action: whole numbers and texts, none of them from people's memories
 */
public record AuditEntry(
        TenantId log,
        Caller caller,
        String action,
        AuditCategory category,
        Optional<EventId> intentId,
        Optional<AuditOutcome> outcome,
        Optional<String> reason,
        Optional<Id> target,
        Optional<KmsUse> kms,
        List<String> changes,
        Map<String, Integer> content,
        Map<String, Object> details) {

    /** An entry about what changes no fields of a thing, and has no texts. */
    public AuditEntry(
            TenantId log,
            Caller caller,
            String action,
            AuditCategory category,
            Optional<EventId> intentId,
            Optional<AuditOutcome> outcome,
            Optional<String> reason,
            Optional<Id> target,
            Optional<KmsUse> kms) {
        this(log, caller, action, category, intentId, outcome, reason, target, kms, List.of(), Map.of(), Map.of());
    }

    /** The same entry about a change of fields. */
    public AuditEntry changing(List<String> fields) {
        return new AuditEntry(
                log, caller, action, category, intentId, outcome, reason, target, kms, fields, content, details);
    }

    /** The same entry about texts. */
    public AuditEntry holding(Map<String, Integer> found) {
        return new AuditEntry(
                log, caller, action, category, intentId, outcome, reason, target, kms, changes, found, details);
    }

    /** The same entry, and what else is to be told. */
    public AuditEntry telling(Map<String, Object> more) {
        return new AuditEntry(
                log, caller, action, category, intentId, outcome, reason, target, kms, changes, content, more);
    }
}
