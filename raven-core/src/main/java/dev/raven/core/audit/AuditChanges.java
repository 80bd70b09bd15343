package dev.raven.core.audit;

import java.util.List;

/** The result of an {@link Audited} method that changes a thing: says for the event which fields, never what they hold. */
public interface AuditChanges {

    /** Names of fields as they stand in JSON. */
    List<String> auditChanges();
}
