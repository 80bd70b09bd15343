package dev.raven.core.access;

import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.TenantId;
import dev.raven.core.webhook.WebhookEvent;
import dev.raven.core.webhook.WebhookEventType;
import dev.raven.core.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Has a tenant told of what became of its API keys. */
@Singleton
class ApiKeyNews {
    private static final String KEY = "key_id";

    private final Webhooks webhooks;

    @Inject
    ApiKeyNews(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    void created(ApiKey made) {
        tell(
                WebhookEventType.API_KEY_CREATED,
                made.stored().tenant(),
                Map.of(KEY, made.stored().id().value()));
    }

    void rotated(ApiKeyId old, ApiKey successor) {
        tell(
                WebhookEventType.API_KEY_ROTATED,
                successor.stored().tenant(),
                Map.of(
                        KEY,
                        old.value(),
                        "successor_key_id",
                        successor.stored().id().value()));
    }

    void revoked(TenantId tenant, ApiKeyId id) {
        tell(WebhookEventType.API_KEY_REVOKED, tenant, Map.of(KEY, id.value()));
    }

    private void tell(WebhookEventType type, TenantId tenant, Map<String, String> data) {
        webhooks.emit(tenant, WebhookEvent.of(type, data));
    }
}
