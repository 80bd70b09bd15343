package dev.raven.audit.export;

import dev.raven.core.auditor.AuditFormat;
import dev.raven.core.auditor.AuditRenderer;
import dev.raven.core.auditor.AuditRenderers;
import jakarta.inject.Singleton;

/** Which renderer writes which format. */
@Singleton
class Formats implements AuditRenderers {

    @Override
    public AuditRenderer of(AuditFormat format) {
        return switch (format) {
            case NDJSON -> new NativeLines();
            case CSV -> new CsvTable();
            case OCSF -> new OcsfLines();
            case ECS -> new EcsLines();
            case CEF -> new CefLines();
        };
    }
}
