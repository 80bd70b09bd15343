package dev.raven.core.webhook;

import dev.raven.core.envelope.Subject;
import dev.raven.core.sealing.SealedRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The secrets and the messages of tenants, sealed under their own keys. */
@Singleton
class WebhookRecords implements SealedRecords {
    private final SecretVault secrets;
    private final DeliveryVault deliveries;

    @Inject
    WebhookRecords(SecretVault secrets, DeliveryVault deliveries) {
        this.secrets = secrets;
        this.deliveries = deliveries;
    }

    @Override
    public int reseal(Subject subject, int most) {
        if (!(subject instanceof Subject.Tenant of)) {
            return 0;
        }
        int resealed = secrets.reseal(of.tenant()) ? 1 : 0;
        return resealed + (resealed < most ? deliveries.reseal(of.tenant(), most - resealed) : 0);
    }
}
