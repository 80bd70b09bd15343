package dev.raven.core.auditor;

/** Who writes which format. */
public interface AuditRenderers {

    AuditRenderer of(AuditFormat format);
}
