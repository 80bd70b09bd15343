package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on a running server reaches the tenant's, and nobody else's. */
@ExtendWith(Raven.class)
class WebhooksIT {
    private final WebhookReceiver receiver = new WebhookReceiver(false);

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Reply set(Api api, Map<String, ?> settings) {
        return api.patch("tenant", Map.of("settings", settings));
    }

    private static String sign(String secret, WebhookReceiver.Message message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            String signed = message.id() + "." + message.timestamp() + "." + message.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    @Test
    void aNewKeyIsToldOfSignedWithTheSecretThatWasShownOnce(Api anybody, RavenServer server) {
        Api api = Tenant.register(anybody).api();
        String secret = api.post("tenant/webhook-secret", "").text("webhook_secret");
        assertThat(set(api, Map.of("webhook_url", receiver.url())).status()).isEqualTo(200);
        Reply key = api.post("api-keys", Map.of("name", "told to nobody", "scopes", List.of("tenant:read")));
        Patience.until(() -> !receiver.messages().isEmpty(), server::log);
        WebhookReceiver.Message message = receiver.messages().get(0);
        assertThat(message.signature()).isEqualTo(sign(secret, message));
        assertThat(message.body()).contains("api_key.created", key.text("key_id"));
        assertThat(message.body()).doesNotContain(key.text("api_key")).doesNotContain("told to nobody");
        Patience.until(
                () -> api.get("tenant/webhook-deliveries").json().path("total").asInt() == 0, server::log);
        assertThat(server.log()).doesNotContain(secret).doesNotContain(message.signature());
    }

    @Test
    void aRetryWithTheSameKeyGetsTheSameSecret(Api anybody) {
        Api api = Tenant.register(anybody).api();
        Api retrying = api.with("Idempotency-Key", "secret-1");
        Reply first = retrying.post("tenant/webhook-secret", "");
        Reply again = retrying.post("tenant/webhook-secret", "");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.text("webhook_secret")).isEqualTo(first.text("webhook_secret"));
        Reply next = api.post("tenant/webhook-secret", "");
        assertThat(next.text("webhook_secret")).isNotEqualTo(first.text("webhook_secret"));
        assertThat(next.json().path("previous_signs_until").isNull()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00::1]/",
                "https://user:secret@1.1.1.1/",
                "ftp://127.0.0.1/",
                "no url"
            })
    void aWebhookThatWouldLeadInwardIsRefusedByName(String url, Api anybody) {
        Reply refused = set(Tenant.register(anybody).api(), Map.of("webhook_url", url));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("settings.webhook_url");
        assertThat(refused.body()).doesNotContain(url);
    }

    @Test
    void anUnknownEventIsRefusedNamingThoseThereAre(Api anybody) {
        Reply refused = set(Tenant.register(anybody).api(), Map.of("webhook_events", List.of("memory.flushed")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("settings.webhook_events");
        assertThat(refused.body()).contains("api_key.created").doesNotContain("memory.flushed");
    }

    /** The receiver has the message and has not answered when the server dies: so it must come again. */
    @Test
    void aMessageOutlivesTheServerThatWasSendingIt() {
        Path data = Raven.temporary();
        try (WebhookReceiver holding = new WebhookReceiver(true)) {
            RavenServer first = RavenServer.started(data, Map.of());
            Tenant tenant = Tenant.register(Api.of(first.url()));
            set(tenant.api(), Map.of("webhook_url", holding.url()));
            tenant.limitedTo("tenant:read");
            Patience.until(() -> !holding.messages().isEmpty(), first::log);
            ProcessHandle redis = first.redis().orElseThrow();
            first.java().destroyForcibly();
            redis.destroyForcibly();
            assertThat(first.exitCode(30_000)).isPresent();
            holding.open();

            try (RavenServer second = RavenServer.started(data, Map.of())) {
                Patience.until(() -> holding.messages().size() > 1, second::log);
                assertThat(holding.messages())
                        .extracting(WebhookReceiver.Message::id, WebhookReceiver.Message::body)
                        .containsOnly(tuple(
                                holding.messages().get(0).id(),
                                holding.messages().get(0).body()));
            }
            first.close();
        } finally {
            Raven.delete(data);
        }
    }
}
