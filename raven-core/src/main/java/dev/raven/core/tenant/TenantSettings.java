package dev.raven.core.tenant;

import dev.raven.api.tenant.ContentPolicy;
import dev.raven.api.tenant.DataAudit;
import dev.raven.api.tenant.EncryptionMode;
import dev.raven.api.tenant.ExternalRefPolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has set. Ranges are checked where a request comes in; see {@link SettingsMerge}.
 *
 * @param retentionDays how long interactions are kept, in days
 * @param batchSize buffered interactions of a conversation that make a block
 * @param rateLimitPerMinute requests a minute and API key
 */
public record TenantSettings(
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
        DataAudit dataAudit) {

    /** What holds until a tenant says otherwise. */
    public static final TenantSettings DEFAULTS = new TenantSettings(
            30,
            10,
            1000,
            100,
            EncryptionMode.PLATFORM,
            null,
            null,
            List.of(),
            List.of(),
            600,
            ExternalRefPolicy.REJECT_PII,
            ContentPolicy.FLAG,
            DataAudit.WRITES);

    public TenantSettings {
        webhookEvents = List.copyOf(webhookEvents);
        allowedCidrs = List.copyOf(allowedCidrs);
    }

    /** The key that the tenant's keys are wrapped under, where it brings one. */
    Optional<String> ownKey() {
        return encryptionMode == EncryptionMode.BYOK ? Optional.ofNullable(byokKeyId) : Optional.empty();
    }

    /** The same without a webhook. */
    TenantSettings withoutWebhook() {
        return new TenantSettings(
                retentionDays,
                batchSize,
                maxUsers,
                maxConversationsPerUser,
                encryptionMode,
                byokKeyId,
                null,
                webhookEvents,
                allowedCidrs,
                rateLimitPerMinute,
                externalRefPolicy,
                contentPolicy,
                dataAudit);
    }
}
