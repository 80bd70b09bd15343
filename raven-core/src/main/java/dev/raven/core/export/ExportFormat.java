package dev.raven.core.export;

/** How an export is written. */
public interface ExportFormat {

    /** A line, and its end. */
    byte[] line(ExportLine line);
}
