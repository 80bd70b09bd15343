package dev.raven.core.registration;

import dev.raven.core.access.ApiKey;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.id.TenantId;
import dev.raven.core.tenant.Tenant;

/** A tenant just registered, with its first API key. */
public record Registration(Tenant tenant, ApiKey apiKey) implements AuditTarget {

    @Override
    public TenantId auditTarget() {
        return tenant.id();
    }
}
