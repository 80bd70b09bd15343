package dev.raven.core.webhook;

class InMemoryWebhookStoreTest implements WebhookStoreContract {
    private final WebhookStore webhooks = new InMemoryWebhookStore();

    @Override
    public WebhookStore webhooks() {
        return webhooks;
    }
}
