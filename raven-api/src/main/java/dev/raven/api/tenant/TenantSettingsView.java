package dev.raven.api.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's settings, whole.
 *
 * @param retentionDays how long interactions are kept, in days
 * @param batchSize how many buffered interactions of a conversation make a block
 * @param rateLimitPerMinute requests a minute and API key
 */
public record TenantSettingsView(
        int retentionDays,
        int batchSize,
        int maxUsers,
        int maxConversationsPerUser,
        EncryptionMode encryptionMode,
        @Nullable String byokKeyId,
        @Nullable String webhookUrl,
        List<String> webhookEvents,
        List<String> allowedCidrs,
        int rateLimitPerMinute,
        ExternalRefPolicy externalRefPolicy,
        ContentPolicy contentPolicy,
        DataAudit dataAudit) {}
