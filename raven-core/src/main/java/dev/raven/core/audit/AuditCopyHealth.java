package dev.raven.core.audit;

import java.util.SortedMap;

/** How the copies of the audit log outside the storage fare. */
public interface AuditCopyHealth {

    /** By its name, such as {@code file}: whether a copy takes what it is given. Looks at what is known, and never waits. */
    SortedMap<String, Boolean> copies();
}
