package dev.raven.api.tenant;

/** Which uses of people's data the audit log records. */
public enum DataAudit {
    WRITES,
    ALL
}
