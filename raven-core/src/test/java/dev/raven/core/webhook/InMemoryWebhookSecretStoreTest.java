package dev.raven.core.webhook;

class InMemoryWebhookSecretStoreTest implements WebhookSecretStoreContract {
    private final WebhookSecretStore secrets = new InMemoryWebhookSecretStore();

    @Override
    public WebhookSecretStore secrets() {
        return secrets;
    }
}
