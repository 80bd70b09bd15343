package dev.raven.core.webhook;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Sealed;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Seals messages before they wait, and opens them when they are sent. */
@Singleton
class DeliveryVault {
    private final WebhookStore store;
    private final SealedJson sealer;

    @Inject
    DeliveryVault(WebhookStore store, SealedJson sealer) {
        this.store = store;
        this.sealer = sealer;
    }

    Sealed seal(TenantId tenant, DeliveryId id, String message) {
        return sealer.seal(context(tenant, id), message);
    }

    String open(StoredDelivery delivery) {
        return sealer.open(context(delivery.tenant(), delivery.id()), delivery.body(), String.class);
    }

    /** @return how many messages were sealed under an older key than now, and are not any more */
    int reseal(TenantId tenant, int most) {
        Subject subject = new Subject.Tenant(tenant);
        List<StoredDelivery> stale = store.load(tenant, store.ids(tenant)).stream()
                .filter(kept -> sealer.isStale(subject, kept.body()))
                .limit(most)
                .toList();
        stale.forEach(kept -> store.replaceBody(tenant, kept, seal(tenant, kept.id(), open(kept))));
        return stale.size();
    }

    private static RecordContext context(TenantId tenant, DeliveryId id) {
        return new RecordContext(new Subject.Tenant(tenant), RecordKind.WEBHOOK_DELIVERY, id.value());
    }
}
