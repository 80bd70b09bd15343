package dev.raven.core.webhook;

import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Records how messages ended, in their tenants' logs. */
@Singleton
class WebhookAudit {
    private final AuditLog log;

    @Inject
    WebhookAudit(AuditLog log) {
        this.log = log;
    }

    void accepted(StoredDelivery delivery) {
        log.record(entry(delivery.tenant(), delivery.id(), "webhook.deliver", Optional.empty()));
    }

    void givenUp(StoredDelivery delivery, String why) {
        log.record(entry(delivery.tenant(), delivery.id(), "webhook.deliver", Optional.of(why)));
    }

    /** A message that never waited, as there was no room for it or no key to seal it: nobody is kept from going on. */
    void lost(TenantId tenant, DeliveryId id, String why) {
        log.recordBehind(entry(tenant, id, "webhook.deliver", Optional.of(why)));
    }

    /** The receiver has said that it wants no more. */
    void disabled(StoredDelivery because) {
        log.record(entry(because.tenant(), because.id(), "webhook.disable", Optional.empty()));
    }

    private static AuditEntry entry(TenantId tenant, DeliveryId id, String action, Optional<String> failure) {
        return new AuditEntry(
                tenant,
                Caller.SYSTEM,
                action,
                AuditCategory.SYSTEM,
                Optional.empty(),
                Optional.of(failure.isEmpty() ? AuditOutcome.SUCCESS : AuditOutcome.FAILURE),
                failure,
                Optional.of(id),
                Optional.empty());
    }
}
