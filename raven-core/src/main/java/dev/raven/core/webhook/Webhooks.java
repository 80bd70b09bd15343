package dev.raven.core.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.raven.api.problem.RavenException;
import dev.raven.core.id.DeliveryId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes events for those tenants that want to be told of them. What was taken is durable when the call returns, and costs a
 * round trip where the tenant names a webhook, else nothing; what could not be taken never fails what it tells of.
 */
@Singleton
public class Webhooks {
    private static final Logger LOG = System.getLogger(Webhooks.class.getName());
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final WebhookSubscriptions subscriptions;
    private final WebhookStore store;
    private final DeliveryVault vault;
    private final WebhookAudit audit;
    private final Ids ids;
    private final Clock clock;
    private final Cache<Told, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(SELDOM)
            .build();

    @Inject
    Webhooks(
            WebhookSubscriptions subscriptions,
            WebhookStore store,
            DeliveryVault vault,
            WebhookAudit audit,
            Ids ids,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.store = store;
        this.vault = vault;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    private record Told(TenantId tenant, WebhookEvent event) {}

    /** Has the tenant told of an event, if it wants to be. */
    public void emit(TenantId tenant, WebhookEvent event) {
        DeliveryId id = event.cause().map(DeliveryId::about).orElseGet(ids::delivery);
        try {
            boolean wanted = subscriptions
                    .find(tenant)
                    .filter(subscription -> subscription.wants(event.type()))
                    .isPresent();
            if (wanted && !queue(tenant, id, event)) {
                audit.lost(tenant, id, "queue_full");
            }
        } catch (RavenException refused) {
            lost(tenant, id, refused.code().wireName());
        } catch (RuntimeException failed) {
            LOG.log(Level.ERROR, "an event could not be told of", failed);
            lost(tenant, id, "internal_error");
        }
    }

    /** As {@link #emit}, but not again within an hour: for what a client can make happen as often as it likes. */
    public void emitSeldom(TenantId tenant, WebhookEvent event) {
        if (told.asMap().putIfAbsent(new Told(tenant, event), true) == null) {
            emit(tenant, event);
        }
    }

    private boolean queue(TenantId tenant, DeliveryId id, WebhookEvent event) {
        Instant now = clock.instant();
        String message = WebhookBody.of(tenant, event, now);
        return store.add(
                tenant, StoredDelivery.waiting(id, tenant, event.type(), now, vault.seal(tenant, id, message)));
    }

    private void lost(TenantId tenant, DeliveryId id, String why) {
        LOG.log(Level.WARNING, "an event could not be kept for its tenant's webhook: " + why);
        try {
            audit.lost(tenant, id, why);
        } catch (RuntimeException noRoom) {
            LOG.log(Level.WARNING, "nor could that be recorded: " + noRoom.getClass());
        }
    }
}
