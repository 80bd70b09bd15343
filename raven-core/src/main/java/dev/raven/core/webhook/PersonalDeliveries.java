package dev.raven.core.webhook;

import dev.raven.core.envelope.IntegrityException;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Takes messages that name a person out of those that wait or were given up. */
@Singleton
public class PersonalDeliveries {
    private final WebhookStore store;
    private final DeliveryVault vault;
    private final Clock clock;

    @Inject
    PersonalDeliveries(WebhookStore store, DeliveryVault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.clock = clock;
    }

    /** One that is being sent right now is not sent again, whatever comes of it. */
    public void forget(TenantId tenant, UserId person) {
        store.load(tenant, store.ids(tenant)).stream()
                .filter(delivery -> names(delivery, person))
                .forEach(delivery -> remove(tenant, delivery));
    }

    /** Whoever takes it meanwhile has lost it. */
    private void remove(TenantId tenant, StoredDelivery loaded) {
        Optional<StoredDelivery> kept = Optional.of(loaded);
        while (kept.isPresent() && !store.remove(tenant, kept.get(), clock.instant())) {
            kept = store.find(tenant, loaded.id());
        }
    }

    /** What does not open is of no use to anybody, whomever it names. */
    private boolean names(StoredDelivery delivery, UserId person) {
        try {
            return delivery.type() != WebhookEventType.USER_ERASED
                    && vault.open(delivery).contains(person.value());
        } catch (IntegrityException altered) {
            return true;
        }
    }
}
