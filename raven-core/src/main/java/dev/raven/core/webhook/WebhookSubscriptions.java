package dev.raven.core.webhook;

import dev.raven.core.id.TenantId;
import java.util.Optional;

/** Who wants to be told, as their settings say. */
public interface WebhookSubscriptions {

    /** Empty for a tenant that names no webhook, may not use Raven, or is gone. */
    Optional<WebhookSubscription> find(TenantId tenant);

    /** Takes the webhook out of the tenant's settings, unless these name another by now. */
    void disable(TenantId tenant, String url);
}
