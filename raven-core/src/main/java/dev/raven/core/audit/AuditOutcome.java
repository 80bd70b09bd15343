package dev.raven.core.audit;

import java.util.Locale;

/** How what was recorded ended. */
public enum AuditOutcome {
    SUCCESS,
    FAILURE,
    DENIED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
