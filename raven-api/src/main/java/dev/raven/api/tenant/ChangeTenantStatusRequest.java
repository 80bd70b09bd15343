package dev.raven.api.tenant;

import jakarta.validation.constraints.NotNull;

/** {@code PATCH /platform/tenants/{tenant_id}}. */
public record ChangeTenantStatusRequest(@NotNull TenantStatus status) {}
