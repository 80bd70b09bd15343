package dev.raven.core.audit;

import java.util.Map;

/**
 * The result of an {@link Audited} method of which more is told than who did what to which thing: ranges, counts, what staff
 * wrote for the log. Never what agents or their people said.
 */
public interface AuditDetails {

    /** Whole numbers and texts by their names in JSON. */
    Map<String, Object> auditDetails();
}
