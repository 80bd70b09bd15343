package dev.raven.persistence.webhook;

import dev.raven.core.webhook.WebhookStore;
import dev.raven.core.webhook.WebhookStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisWebhookStoreTest implements WebhookStoreContract {
    private final WebhookStore webhooks = new JedisWebhookStore(TestRedis.shared());

    @Override
    public WebhookStore webhooks() {
        return webhooks;
    }
}
