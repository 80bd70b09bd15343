package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.registration.RegistrationService;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tenants set of their webhooks. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhookSubscriptionTest {
    private final WebhookScene hooks = new WebhookScene();
    private final FakeReceiver receiver = hooks.receiver();
    private final Wiring node = hooks.node();

    @AfterEach
    void close() {
        hooks.close();
    }

    @Test
    void onlyThePickedEventsAreToldOf() {
        hooks.webhook("https://hooks.example:" + receiver.port(), "key.rotated", "retention.applied");
        hooks.createKey();
        hooks.emit();
        hooks.deliver();
        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received().get(0).json().path("type").asText()).isEqualTo("retention.applied");
    }

    @Test
    void anUnknownEventIsRefusedNamingThoseThereAre() {
        assertThatThrownBy(() -> hooks.webhook("https://hooks.example/", "api_key.created", "api_key.creatd"))
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
                    assertThat(refused.errors().get(0).field()).isEqualTo("settings.webhook_events");
                    assertThat(refused.errors().get(0).message())
                            .contains("api_key.created", "quota.exceeded")
                            .doesNotContain("creatd");
                });
    }

    @Test
    void aTenantWithoutAWebhookCostsAndKeepsNothing() {
        hooks.settings(node, "", null);
        hooks.createKey();
        assertThat(hooks.kept()).isEmpty();
    }

    /** Whoever registers is nobody yet, and a name server of his choice would have Raven wait for it. */
    @Test
    void aRegistrationLooksNoNameUp() {
        TenantSettingsPatch settings = WebhookScene.patch("https://nobody.example/hook", null);
        int before = hooks.dns().lookUps();
        node.get(RegistrationService.class)
                .register(
                        Caller.anonymous(Scene.ORIGIN),
                        new RegisterTenantRequest("Example", "somebody@example.com", settings));
        assertThat(hooks.dns().lookUps()).isEqualTo(before);
    }

    @Test
    void aRegistrationIsRefusedForTheFormOfItsWebhookAlone() {
        TenantSettingsPatch settings = WebhookScene.patch("ftp://nobody.example/hook", null);
        RegisterTenantRequest request = new RegisterTenantRequest("Example", "somebody@example.com", settings);
        assertThatThrownBy(() -> node.get(RegistrationService.class).register(Caller.anonymous(Scene.ORIGIN), request))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("settings.webhook_url"));
    }
}
