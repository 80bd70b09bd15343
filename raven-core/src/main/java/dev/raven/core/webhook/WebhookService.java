package dev.raven.core.webhook;

import dev.raven.api.problem.NotFoundException;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.TenantId;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a tenant's administrator does with its webhook. */
@Singleton
public class WebhookService {
    private final WebhookStore store;
    private final SecretVault secrets;
    private final Clock clock;

    @Inject
    WebhookService(WebhookStore store, SecretVault secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes a secret; the one before signs beside it for 24 hours. */
    @Audited("webhook_secret.rotate")
    public IssuedSecret rotateSecret(Caller caller) {
        return secrets.rotate(caller.tenantId(), clock.instant());
    }

    @NotAudited("tells how messages fare, and no person's data; how each ended is recorded")
    public Page<StoredDelivery> list(Caller caller, PageRange range) {
        TenantId tenant = caller.tenantId();
        List<DeliveryId> ids = store.ids(tenant);
        List<DeliveryId> shown =
                ids.stream().skip(range.offset()).limit(range.limit()).toList();
        return new Page<>(store.load(tenant, shown), range.limit(), range.offset(), ids.size());
    }

    /**
     * Has a message sent again at once.
     *
     * @throws NotFoundException when it is not kept: it was accepted, or is too old
     */
    @Audited("webhook.redeliver")
    public StoredDelivery redeliver(Caller caller, @Recorded Optional<DeliveryId> id) {
        TenantId tenant = caller.tenantId();
        return id.filter(known -> store.revive(tenant, known, clock.instant()))
                .flatMap(known -> store.find(tenant, known))
                .orElseThrow(() -> new NotFoundException("There is no such delivery."));
    }
}
