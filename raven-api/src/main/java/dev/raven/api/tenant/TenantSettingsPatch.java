package dev.raven.api.tenant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings to change; what is absent or null stays as it is. An empty text clears {@code webhook_url} and {@code byok_key_id}. */
public record TenantSettingsPatch(
        @Nullable @Min(1) @Max(3650) Integer retentionDays,
        @Nullable @Min(1) @Max(100) Integer batchSize,
        @Nullable @Min(1) @Max(10_000_000) Integer maxUsers,
        @Nullable @Min(1) @Max(100_000) Integer maxConversationsPerUser,
        @Nullable EncryptionMode encryptionMode,
        @Nullable @Size(max = 512) String byokKeyId,
        @Nullable @Size(max = 2048) String webhookUrl,
        @Nullable @Size(max = 64) List<@Size(min = 1, max = 64) String> webhookEvents,
        @Nullable @Size(max = 256) List<@Size(min = 1, max = 64) String> allowedCidrs,
        @Nullable @Min(1) @Max(10_000_000) Integer rateLimitPerMinute,
        @Nullable ExternalRefPolicy externalRefPolicy,
        @Nullable ContentPolicy contentPolicy,
        @Nullable DataAudit dataAudit) {}
