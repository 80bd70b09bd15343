package dev.raven.core.tenant;

import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.TenantId;
import java.time.Instant;

/** A tenant, opened. */
public record Tenant(
        TenantId id,
        TenantStatus status,
        String name,
        String email,
        TenantSettings settings,
        Instant createdAt,
        Instant updatedAt)
        implements AuditTarget {

    @Override
    public TenantId auditTarget() {
        return id;
    }
}
