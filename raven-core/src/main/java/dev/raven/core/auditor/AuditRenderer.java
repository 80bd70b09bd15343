package dev.raven.core.auditor;

/** Writes an export in one format. */
public interface AuditRenderer {

    /** What stands before the events; may be nothing. */
    byte[] begin(AuditExportHead head);

    /** An event, and the end of its line. */
    byte[] line(ExportedEvent event);
}
