package dev.raven.core.auditor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an export can look like. */
public enum AuditFormat {
    /** Raven's own: the exact bytes, for the offline verifier. */
    NDJSON("application/x-ndjson", "ndjson"),
    /** For spreadsheets (RFC 4180). */
    CSV("text/csv", "csv"),
    /** Open Cybersecurity Schema Framework 1.5.0, a line an event. */
    OCSF("application/x-ndjson", "ocsf.ndjson"),
    /** Elastic Common Schema, a line an event. */
    ECS("application/x-ndjson", "ecs.ndjson"),
    /** ArcSight Common Event Format, a line an event. */
    CEF("text/plain", "cef");

    private final String mediaType;
    private final String extension;

    AuditFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** How the name of a file of it ends. */
    public String extension() {
        return extension;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AuditFormat> of(String wireName) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(wireName))
                .findFirst();
    }
}
