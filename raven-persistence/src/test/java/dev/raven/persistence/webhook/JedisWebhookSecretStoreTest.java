package dev.raven.persistence.webhook;

import dev.raven.core.webhook.WebhookSecretStore;
import dev.raven.core.webhook.WebhookSecretStoreContract;
import dev.raven.persistence.redis.TestRedis;

class JedisWebhookSecretStoreTest implements WebhookSecretStoreContract {
    private final WebhookSecretStore secrets = new JedisWebhookSecretStore(TestRedis.shared());

    @Override
    public WebhookSecretStore secrets() {
        return secrets;
    }
}
