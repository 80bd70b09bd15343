package dev.raven.core.tenant;

import dev.raven.api.tenant.TenantStatus;
import dev.raven.core.id.TenantId;
import dev.raven.core.notice.Notice;
import dev.raven.core.notice.NoticeBoard;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.WebhookSubscription;
import dev.raven.core.webhook.WebhookSubscriptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What tenants have set of their webhooks. */
@Singleton
class TenantWebhooks implements WebhookSubscriptions {
    private final TenantDirectory directory;
    private final TenantVault vault;
    private final NoticeBoard board;
    private final Clock clock;

    @Inject
    TenantWebhooks(TenantDirectory directory, TenantVault vault, NoticeBoard board, Clock clock) {
        this.directory = directory;
        this.vault = vault;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public Optional<WebhookSubscription> find(TenantId tenant) {
        return directory
                .find(tenant)
                .filter(known -> known.status() == TenantStatus.ACTIVE)
                .map(Tenant::settings)
                .flatMap(settings -> Optional.ofNullable(settings.webhookUrl())
                        .map(url -> new WebhookSubscription(url, picked(settings))));
    }

    private static Set<WebhookEventType> picked(TenantSettings settings) {
        Set<WebhookEventType> picked = EnumSet.noneOf(WebhookEventType.class);
        settings.webhookEvents().forEach(name -> WebhookEventType.named(name).ifPresent(picked::add));
        return picked;
    }

    @Override
    public void disable(TenantId tenant, String url) {
        vault.change(
                tenant,
                held -> url.equals(held.settings().webhookUrl())
                        ? held.with(held.settings().withoutWebhook(), clock.instant())
                        : held);
        board.tell(Notice.ofTenant(tenant));
    }
}
