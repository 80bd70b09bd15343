package dev.raven.api.client;

import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.RegisteredTenantView;
import dev.raven.api.tenant.TenantView;
import dev.raven.api.tenant.UpdateTenantRequest;

/** The tenant behind the API key. Reading needs {@code tenant:read}, changing {@code tenant:admin}. */
public final class TenantCalls {
    private final Exchange exchange;

    TenantCalls(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Registers a tenant; who may is the operator's choice. Its API key is shown this once. */
    public RegisteredTenantView register(RegisterTenantRequest request) {
        return exchange.send(Call.create(Route.to("tenants"), request)).as(RegisteredTenantView.class);
    }

    public TenantView get() {
        return exchange.send(Call.get(Route.to("tenant"))).as(TenantView.class);
    }

    /** Changes the name, and those settings that are given. */
    public TenantView update(UpdateTenantRequest request) {
        return exchange.send(Call.patch(Route.to("tenant"), request)).as(TenantView.class);
    }
}
