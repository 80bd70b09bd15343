package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.scene.Meanwhile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonalDeliveriesTest {
    @Test
    void whatIsTakenWhileItIsRemovedIsNotKeptForAnotherTry() {
        try (WebhookScene webhooks = new WebhookScene()) {
            TenantId tenant = webhooks.alice().tenantId();
            UserId person = webhooks.scene().user(webhooks.alice());
            WebhookStore store = webhooks.scene().get(WebhookStore.class);
            webhooks.node()
                    .get(Webhooks.class)
                    .emit(tenant, WebhookEvent.of(WebhookEventType.QUOTA_EXCEEDED, Map.of("user_id", person.value())));
            StoredDelivery[] inHand = new StoredDelivery[1];
            Instant now = webhooks.scene().clock().instant();
            WebhookStore busy = Meanwhile.before(
                    "remove",
                    WebhookStore.class,
                    store,
                    () -> inHand[0] = store.take(WebhookPace.QUICK, now, now.plusSeconds(30))
                            .orElseThrow());

            webhooks.scene().nodeOver(busy).get(PersonalDeliveries.class).forget(tenant, person);

            assertThat(store.ids(tenant)).isEmpty();
            assertThat(store.save(tenant, inHand[0].retried("http_500", now), now))
                    .isFalse();
            assertThat(store.take(WebhookPace.QUICK, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2))))
                    .isEmpty();
        }
    }
}
