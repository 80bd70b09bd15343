package dev.raven.web.tenant;

import dev.raven.api.tenant.TenantSettingsView;
import dev.raven.api.tenant.TenantStatsView;
import dev.raven.api.tenant.TenantView;
import dev.raven.core.tenant.Tenant;
import dev.raven.core.tenant.TenantSettings;
import dev.raven.core.tenant.TenantStats;

/** Shows a tenant to itself. */
public final class TenantViews {
    private TenantViews() {}

    static TenantView of(Tenant tenant, TenantStats stats) {
        return new TenantView(
                tenant.id().value(),
                tenant.name(),
                tenant.email(),
                settings(tenant.settings()),
                new TenantStatsView(stats.users(), stats.conversations(), stats.interactions(), stats.storageBytes()),
                tenant.status().toString(),
                tenant.createdAt(),
                tenant.updatedAt());
    }

    public static TenantSettingsView settings(TenantSettings settings) {
        return new TenantSettingsView(
                settings.retentionDays(),
                settings.batchSize(),
                settings.maxUsers(),
                settings.maxConversationsPerUser(),
                settings.encryptionMode(),
                settings.byokKeyId(),
                settings.webhookUrl(),
                settings.webhookEvents(),
                settings.allowedCidrs(),
                settings.rateLimitPerMinute(),
                settings.externalRefPolicy(),
                settings.contentPolicy(),
                settings.dataAudit());
    }
}
