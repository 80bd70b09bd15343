package dev.raven.api.tenant;

import java.util.Locale;

/** Which uses of people's data the audit log records. */
public enum DataAudit {
    WRITES,
    ALL;

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
