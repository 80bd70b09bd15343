package dev.raven.api.tenant;

import jakarta.validation.constraints.NotNull;

/**
 * {@code DELETE /tenant} and {@code DELETE /platform/tenants/{tenant_id}}.
 *
 * @param confirm the id of the tenant, spelled out by whoever means it
 */
public record EraseTenantRequest(@NotNull String confirm) {}
