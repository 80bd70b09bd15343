package dev.raven.core.tenant;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.tenant.EncryptionMode;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.network.SentNetworks;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.WebhookTargets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lays the settings a client sent over those that hold, and refuses what Raven cannot do. */
@Singleton
class SettingsMerge {
    private final WebhookTargets targets;

    @Inject
    SettingsMerge(WebhookTargets targets) {
        this.targets = targets;
    }

    /** Of a tenant that is to be: whoever comes by may ask for that, so nothing is looked up. */
    TenantSettings first(@Nullable TenantSettingsPatch sent) {
        return merge(TenantSettings.DEFAULTS, sent, targets::checkForm);
    }

    TenantSettings merge(Tenant held, @Nullable TenantSettingsPatch sent) {
        return merge(held.settings(), sent, url -> targets.check(held.id(), url));
    }

    private static TenantSettings merge(
            TenantSettings held, @Nullable TenantSettingsPatch sent, Consumer<String> webhookCheck) {
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
                webhookUrl(sent.webhookUrl(), held.webhookUrl(), webhookCheck),
                webhookEvents(sent.webhookEvents(), held.webhookEvents()),
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

    /** Checked only where it is new. */
    private static @Nullable String webhookUrl(
            @Nullable String sent, @Nullable String held, Consumer<String> webhookCheck) {
        @Nullable String url = text(sent, held);
        if (url != null && !url.equals(held)) {
            webhookCheck.accept(url);
        }
        return url;
    }

    private static List<String> webhookEvents(@Nullable List<String> sent, List<String> held) {
        if (sent != null
                && sent.stream().anyMatch(name -> WebhookEventType.named(name).isEmpty())) {
            throw InvalidRequestException.of(
                    "settings.webhook_events",
                    "must be some of " + WebhookEventType.names() + "; none of them for all.");
        }
        return or(sent, held);
    }
}
