package dev.raven.core.audit;

import dev.raven.core.id.Id;

/** What an action made: the result of an {@link Audited} method that creates a thing names it for the event. */
public interface AuditTarget {
    Id auditTarget();
}
