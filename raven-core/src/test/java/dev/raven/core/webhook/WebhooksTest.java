package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.api.encryption.RotationLevel;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.core.access.ApiKeyService;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.caller.Caller;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.envelope.RecordCipher;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.job.JobTurns;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.rotation.RotationService;
import dev.raven.core.scene.Wiring;
import dev.raven.core.tenant.TenantService;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens is told of, to who wants it, once. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhooksTest {
    private static final PageRange ALL = new PageRange(100, 0);

    private final WebhookScene hooks = new WebhookScene();
    private final FakeReceiver receiver = hooks.receiver();
    private final Wiring node = hooks.node();
    private final Caller alice = hooks.alice();

    @AfterEach
    void close() {
        hooks.close();
    }

    @Test
    void aNewKeyIsToldOfSignedWithIdsAlone() {
        String secret = hooks.secret();
        hooks.createKey();
        assertThat(hooks.kept()).hasSize(1);
        hooks.deliver();
        FakeReceiver.Received received = receiver.received().get(0);
        assertThat(received.isSignedWith(secret)).isTrue();
        assertThat(Long.parseLong(received.timestamp())).isEqualTo(hooks.now().getEpochSecond());
        assertThat(received.json().path("type").asText()).isEqualTo("api_key.created");
        assertThat(received.json().path("timestamp").asText())
                .isEqualTo(hooks.now().toString());
        assertThat(received.json().path("data").path("tenant_id").asText())
                .isEqualTo(alice.tenantId().value());
        assertThat(received.json().path("data").path("key_id").asText()).startsWith("key_");
        assertThat(received.json().path("data")).hasSize(2);
        assertThat(hooks.kept()).isEmpty();
        assertThat(hooks.recorded("webhook.deliver")).singleElement().satisfies(entry -> {
            assertThat(entry.log()).isEqualTo(alice.tenantId());
            assertThat(entry.outcome()).contains(AuditOutcome.SUCCESS);
            assertThat(entry.target().orElseThrow().value()).isEqualTo(received.id());
        });
    }

    @Test
    void whatIsStoredIsSealedAndSecretsDoNotPrint() {
        IssuedSecret issued = node.get(WebhookService.class).rotateSecret(alice);
        hooks.emit();
        String stored = new String(
                hooks.scene()
                        .get(InMemoryWebhookSecretStore.class)
                        .find(alice.tenantId())
                        .orElseThrow()
                        .bytes(),
                StandardCharsets.ISO_8859_1);
        String body = new String(hooks.kept().get(0).body().bytes(), StandardCharsets.ISO_8859_1);
        assertThat(stored + body)
                .doesNotContain(issued.secret().reveal().substring(6))
                .doesNotContain("retention");
        assertThat(issued.toString()).doesNotContain(issued.secret().reveal().substring(6));
    }

    @Test
    void aRotationAndTheFirstRevocationOfAKeyAreToldOf() {
        hooks.webhook("https://hooks.example:" + receiver.port(), "api_key.rotated", "api_key.revoked");
        ApiKeyService keys = node.get(ApiKeyService.class);
        ApiKeyId old = hooks.createKey();
        ApiKeyId successor = keys.rotate(alice, Optional.of(old), new RotateApiKeyRequest(60))
                .stored()
                .id();
        keys.revoke(alice, Optional.of(old));
        keys.revoke(alice, Optional.of(old));
        hooks.deliver();
        assertThat(receiver.received())
                .extracting(received -> received.json().path("type").asText())
                .containsExactlyInAnyOrder("api_key.rotated", "api_key.revoked");
        assertThat(receiver.received())
                .extracting(received -> received.json().at("/data/key_id").asText())
                .containsOnly(old.value());
        assertThat(receiver.received())
                .extracting(
                        received -> received.json().at("/data/successor_key_id").asText())
                .containsExactlyInAnyOrder(successor.value(), "");
    }

    @Test
    void aRotationThatIsDoneIsToldOfOnce() {
        hooks.advance(Duration.ofSeconds(1));
        node.get(RotationService.class).rotate(alice, new RotateKeysRequest(RotationLevel.TENANT, null, null));
        JobTurns.all(node);
        hooks.deliver();
        assertThat(receiver.received()).hasSize(1);
        JsonNode told = receiver.received().get(0).json();
        assertThat(told.path("type").asText()).isEqualTo("key.rotated");
        assertThat(told.path("data").path("level").asText()).isEqualTo("tenant");
        assertThat(receiver.received().get(0).id().substring(4))
                .isEqualTo(told.path("data").path("job_id").asText().substring(4));
    }

    @Test
    void whatWaitsIsReadAfterARotationOfTheKeyItWasSealedUnder() {
        String secret = hooks.secret();
        hooks.webhook("https://hooks.example:" + receiver.port(), "retention.applied");
        hooks.emit();
        int before = RecordCipher.keyVersion(hooks.kept().get(0).body());
        hooks.advance(Duration.ofSeconds(1));
        node.get(RotationService.class).rotate(alice, new RotateKeysRequest(RotationLevel.TENANT, null, null));
        JobTurns.all(node);
        assertThat(RecordCipher.keyVersion(hooks.kept().get(0).body())).isGreaterThan(before);
        assertThat(RecordCipher.keyVersion(hooks.scene()
                        .get(InMemoryWebhookSecretStore.class)
                        .find(alice.tenantId())
                        .orElseThrow()))
                .isGreaterThan(before);
        hooks.deliver();
        assertThat(receiver.received().get(0).isSignedWith(secret)).isTrue();
    }

    @Test
    void aQuotaIsToldOfOnceAnHourHoweverOftenItIsHit() {
        hooks.settings(node, null, List.of("quota.exceeded"));
        UserId user = hooks.scene().user(alice);
        node.get(TenantService.class)
                .update(
                        alice,
                        new UpdateTenantRequest(
                                null,
                                new TenantSettingsPatch(
                                        null, null, null, 1, null, null, null, null, null, null, null, null, null)));
        CreateConversationRequest one = new CreateConversationRequest(user.value(), null, null, null);
        node.get(ConversationService.class).create(alice, one);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> node.get(ConversationService.class).create(alice, one))
                    .isInstanceOf(UnprocessableException.class);
        }
        hooks.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received().get(0).json().path("data").path("quota").asText())
                .isEqualTo("max_conversations_per_user");
    }

    @Test
    void aStoreThatIsAwayNeverFailsWhatIsToldOf() {
        WebhookStore away = (WebhookStore) Proxy.newProxyInstance(
                WebhookStore.class.getClassLoader(), new Class<?>[] {WebhookStore.class}, (proxy, method, args) -> {
                    throw UnavailableException.storage(new IllegalStateException("away"));
                });
        Webhooks webhooks = new Webhooks(
                node.get(WebhookSubscriptions.class),
                away,
                node.get(DeliveryVault.class),
                node.get(WebhookAudit.class),
                node.get(Ids.class),
                hooks.scene().clock());
        webhooks.emit(alice.tenantId(), WebhookEvent.of(WebhookEventType.KEY_ROTATED, Map.of()));
        assertThat(hooks.recorded("webhook.deliver"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("storage_unavailable"));
    }

    @Test
    void aQueueThatIsFullLosesTheNewestAndSaysSo() {
        for (int i = 0; i <= WebhookStore.MOST_WAITING; i++) {
            hooks.emit();
        }
        Page<StoredDelivery> kept = node.get(WebhookService.class).list(alice, ALL);
        assertThat(kept.total()).isEqualTo(WebhookStore.MOST_WAITING);
        assertThat(hooks.recorded("webhook.deliver"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("queue_full"));
    }
}
