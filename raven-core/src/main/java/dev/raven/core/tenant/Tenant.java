package dev.raven.core.tenant;

import dev.raven.api.tenant.TenantStatus;
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

    /** The same tenant with other settings. */
    Tenant with(TenantSettings other, Instant now) {
        return new Tenant(id, status, name, email, other, createdAt, now);
    }

    /** The same tenant in another state. */
    Tenant as(TenantStatus other, Instant now) {
        return new Tenant(id, other, name, email, settings, createdAt, now);
    }

    @Override
    public TenantId auditTarget() {
        return id;
    }
}
