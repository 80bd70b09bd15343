package dev.raven.api.client;

import dev.raven.api.access.ApiKeyListView;
import dev.raven.api.access.ApiKeyView;
import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.CreatedApiKeyView;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.access.UpdateApiKeyRequest;
import dev.raven.api.usage.ApiKeyUsageView;

/** The tenant's API keys; needs {@code tenant:admin}. */
public final class ApiKeyCalls {
    private final Exchange exchange;

    ApiKeyCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Makes a key, which is shown this once. */
    public CreatedApiKeyView create(CreateApiKeyRequest request) {
        return exchange.send(Call.create(Route.to("api-keys"), request)).as(CreatedApiKeyView.class);
    }

    /** Oldest first; {@code limit} 1–100. */
    public ApiKeyListView list(int limit, int offset) {
        return exchange.send(Call.get(Route.to("api-keys").page(limit, offset))).as(ApiKeyListView.class);
    }

    public ApiKeyView get(String keyId) {
        return exchange.send(Call.get(Route.to("api-keys", keyId))).as(ApiKeyView.class);
    }

    public ApiKeyView update(String keyId, UpdateApiKeyRequest request) {
        return exchange.send(Call.patch(Route.to("api-keys", keyId), request)).as(ApiKeyView.class);
    }

    /** Puts a new key in the place of another, which goes on for as long as the request says. */
    public CreatedApiKeyView rotate(String keyId, RotateApiKeyRequest request) {
        return exchange.send(Call.create(Route.to("api-keys", keyId, "rotate"), request))
                .as(CreatedApiKeyView.class);
    }

    /** Ends a key for good, everywhere within 5 seconds. */
    public void revoke(String keyId) {
        exchange.send(Call.delete(Route.to("api-keys", keyId)));
    }

    /** How it was used, over so many days (1–90), and what was strange about it. */
    public ApiKeyUsageView usage(String keyId, int days) {
        return exchange.send(Call.get(Route.to("api-keys", keyId, "usage").with("days", days)))
                .as(ApiKeyUsageView.class);
    }
}
