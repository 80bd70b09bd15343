package dev.raven.core.auditor;

/** Writes an export in one format. */
public interface AuditRenderer {

    /** What stands before the events: nothing, where a format has no head. */
    default byte[] begin(AuditExportHead head) {
        return new byte[0];
    }

    /** An event, and the end of its line. */
    byte[] line(ExportedEvent event);
}
