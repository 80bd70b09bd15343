package dev.raven.core.audit;

/** Who writes which format. */
public interface AuditRenderers {

    AuditRenderer of(AuditFormat format);
}
