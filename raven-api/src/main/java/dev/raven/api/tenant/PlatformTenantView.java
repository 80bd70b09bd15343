package dev.raven.api.tenant;

import java.time.Instant;

/** A tenant, to the operator: who it is and whether it may use Raven; not what it keeps. */
public record PlatformTenantView(
        String tenantId, String name, String email, TenantStatus status, Instant createdAt, Instant updatedAt) {}
