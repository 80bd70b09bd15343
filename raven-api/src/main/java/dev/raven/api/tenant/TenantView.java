package dev.raven.api.tenant;

import java.time.Instant;

/** A tenant, to itself. */
public record TenantView(
        String tenantId,
        String name,
        String email,
        TenantSettingsView settings,
        TenantStatsView stats,
        String status,
        Instant createdAt,
        Instant updatedAt) {}
