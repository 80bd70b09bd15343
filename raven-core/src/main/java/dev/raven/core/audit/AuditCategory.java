package dev.raven.core.audit;

import java.util.Locale;

/** What kind of thing an audit event is about. */
public enum AuditCategory {
    /** Changes who may do what: recorded before it is done and again after. */
    ADMINISTRATIVE,
    AUTHENTICATION,
    AUTHORIZATION,
    /** Writes people's data: recorded when done. */
    DATA,
    /** Reads people's data: recorded when the tenant's {@code data_audit} is {@code all}. */
    DATA_READ,
    KEY,
    SYSTEM;

    /** The category as it stands in an event; reads and writes of data share one. */
    public String wireName() {
        return this == DATA_READ ? "data" : name().toLowerCase(Locale.ROOT);
    }
}
