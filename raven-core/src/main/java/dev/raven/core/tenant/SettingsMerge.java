package dev.raven.core.tenant;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.tenant.EncryptionMode;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.network.SentNetworks;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Lays the settings a client sent over those that hold, and refuses what Raven cannot do. */
final class SettingsMerge {
    private SettingsMerge() {}

    static TenantSettings merge(TenantSettings held, @Nullable TenantSettingsPatch sent) {
        if (sent == null) {
            return held;
        }
        TenantSettings merged = new TenantSettings(
                or(sent.retentionDays(), held.retentionDays()),
                or(sent.batchSize(), held.batchSize()),
                or(sent.maxUsers(), held.maxUsers()),
                or(sent.maxConversationsPerUser(), held.maxConversationsPerUser()),
                or(sent.encryptionMode(), held.encryptionMode()),
                text(sent.byokKeyId(), held.byokKeyId()),
                webhook(text(sent.webhookUrl(), held.webhookUrl())),
                or(sent.webhookEvents(), held.webhookEvents()),
                SentNetworks.check("settings.allowed_cidrs", or(sent.allowedCidrs(), held.allowedCidrs())),
                or(sent.rateLimitPerMinute(), held.rateLimitPerMinute()),
                or(sent.externalRefPolicy(), held.externalRefPolicy()),
                or(sent.contentPolicy(), held.contentPolicy()),
                or(sent.dataAudit(), held.dataAudit()));
        refuseByokWithoutKey(merged);
        return merged;
    }

    private static <T> T or(@Nullable T sent, T held) {
        return sent == null ? held : sent;
    }

    /** An empty text clears. */
    private static @Nullable String text(@Nullable String sent, @Nullable String held) {
        if (sent == null) {
            return held;
        }
        return sent.isBlank() ? null : sent;
    }

    private static void refuseByokWithoutKey(TenantSettings merged) {
        if (merged.encryptionMode() == EncryptionMode.BYOK && merged.byokKeyId() == null) {
            throw InvalidRequestException.of(
                    "settings.byok_key_id", "must name your key where settings.encryption_mode is byok.");
        }
    }

    private static @Nullable String webhook(@Nullable String url) {
        if (url != null && !isHttps(url)) {
            throw InvalidRequestException.of("settings.webhook_url", "must be an https URL without user information.");
        }
        return url;
    }

    private static boolean isHttps(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException notAUrl) {
            return false;
        }
    }
}
