package dev.raven.core.webhook;

import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Takes out the messages of a tenant that goes. */
@Singleton
public class TenantDeliveries {
    private final WebhookStore store;

    @Inject
    TenantDeliveries(WebhookStore store) {
        this.store = store;
    }

    /** One that is being sent right now is not sent again, whatever comes of it. */
    public void forgetAll(TenantId tenant) {
        store.removeAll(tenant);
    }
}
