package dev.raven.core.erasure;

import dev.raven.core.access.ApiKeyRemoval;
import dev.raven.core.id.TenantId;
import dev.raven.core.job.Jobs;
import dev.raven.core.webhook.TenantDeliveries;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What a tenant has that is no user's, and does not lie with what is its own. */
@Singleton
class TenantBelongings {
    private final ApiKeyRemoval apiKeys;
    private final Jobs jobs;
    private final TenantDeliveries deliveries;

    @Inject
    TenantBelongings(ApiKeyRemoval apiKeys, Jobs jobs, TenantDeliveries deliveries) {
        this.apiKeys = apiKeys;
        this.jobs = jobs;
        this.deliveries = deliveries;
    }

    /** What is under way comes to nothing. */
    void remove(TenantId tenant) {
        apiKeys.removeAll(tenant);
        jobs.forgetAll(tenant);
        deliveries.forgetAll(tenant);
    }
}
