package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.RotateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.encryption.RotateKeysRequest;
import dev.raven.api.encryption.RotationLevel;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.problem.UnprocessableException;
import dev.raven.api.tenant.RegisterTenantRequest;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.core.access.ApiKeyService;
import dev.raven.core.audit.AuditEntry;
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
import dev.raven.core.registration.RegistrationService;
import dev.raven.core.rotation.RotationService;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.tenant.TenantService;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From what happens to a real receiver over TLS, with a clock in hand. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebhooksTest {
    private static final PageRange ALL = new PageRange(100, 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private final Scene scene = new Scene();
    private final FakeDns dns = new FakeDns().answering("hooks.example", "127.0.0.1");
    private HttpWebhookSender sender;
    private FakeReceiver receiver;
    private Wiring node;
    private Caller alice;

    private static SSLContext tls;

    @BeforeAll
    static void certify() throws IOException, GeneralSecurityException {
        tls = TestAuthority.of(folder, "dns:hooks.example");
    }

    @BeforeEach
    void subscribe() {
        receiver = new FakeReceiver(tls);
        sender = new HttpWebhookSender(tls, Duration.ofSeconds(20));
        node = node(true);
        alice = scene.tenant();
        webhook("https://hooks.example:" + receiver.port() + "/hook");
    }

    @AfterEach
    void close() {
        receiver.close();
        sender.close();
    }

    /** @param loopback whether it is a server in development */
    private Wiring node(boolean loopback) {
        return scene.anotherNode()
                .with(new WebhookSettings(loopback, Set.of(443, receiver.port()), List.of()))
                .with(dns)
                .with(sender);
    }

    private void webhook(String url, String... events) {
        settings(node, url, events.length == 0 ? null : List.of(events));
    }

    private void settings(Wiring on, @Nullable String url, @Nullable List<String> events) {
        on.get(TenantService.class).update(alice, new UpdateTenantRequest(null, patch(url, events)));
    }

    private static TenantSettingsPatch patch(@Nullable String url, @Nullable List<String> events) {
        return new TenantSettingsPatch(null, null, null, null, null, null, url, events, null, null, null, null, null);
    }

    private ApiKeyId createKey() {
        return node.get(ApiKeyService.class)
                .create(alice, new CreateApiKeyRequest("k", List.of(Scope.TENANT_READ), null, null, null, null))
                .stored()
                .id();
    }

    private void emit() {
        node.get(Webhooks.class)
                .emit(
                        alice.tenantId(),
                        WebhookEvent.of(WebhookEventType.RETENTION_APPLIED, Map.of("interactions", "3")));
    }

    /** Sends all that is due. */
    private static void deliver(Wiring on) {
        while (on.get(WebhookWorker.class).runNext(() -> {})) {
            // the next
        }
    }

    private List<StoredDelivery> kept() {
        return node.get(WebhookService.class).list(alice, ALL).items();
    }

    private List<AuditEntry> recorded(String action) {
        return node.get(InMemoryAuditLog.class).entries().stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }

    private void advance(Duration by) {
        scene.clock().advance(by);
    }

    private static JsonNode body(FakeReceiver.Received received) {
        try {
            return JSON.readTree(received.body());
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    /** Written after the specification alone: https://www.standardwebhooks.com, "Signature scheme". */
    private static boolean verifies(FakeReceiver.Received received, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.split("_", 2)[1]), "HmacSHA256"));
            mac.update(received.id().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '.');
            mac.update(received.timestamp().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '.');
            String expected = "v1,"
                    + Base64.getEncoder()
                            .encodeToString(mac.doFinal(received.body().getBytes(StandardCharsets.UTF_8)));
            return Arrays.asList(received.signature().split(" ")).contains(expected);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    private String secret() {
        return node.get(WebhookService.class).rotateSecret(alice).secret().reveal();
    }

    @Test
    void aNewKeyIsToldOfSignedWithIdsAlone() {
        String secret = secret();
        createKey();
        assertThat(kept()).hasSize(1);
        deliver(node);
        FakeReceiver.Received received = receiver.received().get(0);
        assertThat(verifies(received, secret)).isTrue();
        assertThat(Long.parseLong(received.timestamp()))
                .isEqualTo(scene.clock().instant().getEpochSecond());
        assertThat(body(received).path("type").asText()).isEqualTo("api_key.created");
        assertThat(body(received).path("timestamp").asText())
                .isEqualTo(scene.clock().instant().toString());
        assertThat(body(received).path("data").path("tenant_id").asText())
                .isEqualTo(alice.tenantId().value());
        assertThat(body(received).path("data").path("key_id").asText()).startsWith("key_");
        assertThat(body(received).path("data")).hasSize(2);
        assertThat(kept()).isEmpty();
        assertThat(recorded("webhook.deliver")).singleElement().satisfies(entry -> {
            assertThat(entry.log()).isEqualTo(alice.tenantId());
            assertThat(entry.outcome()).contains(AuditOutcome.SUCCESS);
            assertThat(entry.target().orElseThrow().value()).isEqualTo(received.id());
        });
    }

    @Test
    void nothingIsEverSentUnsigned() {
        emit();
        deliver(node);
        assertThat(receiver.received().get(0).signature()).matches("v1,[A-Za-z0-9+/]{43}=");
    }

    @Test
    void theSecretBeforeSignsBesideTheNewOneForADay() {
        String first = secret();
        IssuedSecret issued = node.get(WebhookService.class).rotateSecret(alice);
        assertThat(issued.othersUntil()).contains(scene.clock().instant().plus(Duration.ofHours(24)));
        String second = issued.secret().reveal();
        emit();
        deliver(node);
        assertThat(receiver.received().get(0)).matches(received -> verifies(received, first), "the old one signs");
        assertThat(receiver.received().get(0)).matches(received -> verifies(received, second), "so does the new one");

        advance(Duration.ofHours(24));
        emit();
        deliver(node);
        assertThat(receiver.received().get(1)).matches(received -> !verifies(received, first), "it does no more");
        assertThat(receiver.received().get(1)).matches(received -> verifies(received, second), "the new one does");
    }

    @Test
    void whatIsStoredIsSealedAndSecretsDoNotPrint() {
        IssuedSecret issued = node.get(WebhookService.class).rotateSecret(alice);
        emit();
        String stored = new String(
                scene.get(InMemoryWebhookSecretStore.class)
                        .find(alice.tenantId())
                        .orElseThrow()
                        .bytes(),
                StandardCharsets.ISO_8859_1);
        String body = new String(kept().get(0).body().bytes(), StandardCharsets.ISO_8859_1);
        assertThat(stored + body)
                .doesNotContain(issued.secret().reveal().substring(6))
                .doesNotContain("retention");
        assertThat(issued.toString()).doesNotContain(issued.secret().reveal().substring(6));
    }

    @Test
    void aRotationAndTheFirstRevocationOfAKeyAreToldOf() {
        webhook("https://hooks.example:" + receiver.port(), "api_key.rotated", "api_key.revoked");
        ApiKeyService keys = node.get(ApiKeyService.class);
        ApiKeyId old = createKey();
        ApiKeyId successor = keys.rotate(alice, Optional.of(old), new RotateApiKeyRequest(60))
                .stored()
                .id();
        keys.revoke(alice, Optional.of(old));
        keys.revoke(alice, Optional.of(old));
        deliver(node);
        assertThat(receiver.received())
                .extracting(received -> body(received).path("type").asText())
                .containsExactlyInAnyOrder("api_key.rotated", "api_key.revoked");
        assertThat(receiver.received())
                .extracting(received -> body(received).at("/data/key_id").asText())
                .containsOnly(old.value());
        assertThat(receiver.received())
                .extracting(
                        received -> body(received).at("/data/successor_key_id").asText())
                .containsExactlyInAnyOrder(successor.value(), "");
    }

    @Test
    void onlyThePickedEventsAreToldOf() {
        webhook("https://hooks.example:" + receiver.port(), "key.rotated", "retention.applied");
        createKey();
        emit();
        deliver(node);
        assertThat(receiver.received()).hasSize(1);
        assertThat(body(receiver.received().get(0)).path("type").asText()).isEqualTo("retention.applied");
    }

    @Test
    void anUnknownEventIsRefusedNamingThoseThereAre() {
        assertThatThrownBy(() -> webhook("https://hooks.example/", "api_key.created", "api_key.creatd"))
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> {
                    assertThat(refused.errors().get(0).field()).isEqualTo("settings.webhook_events");
                    assertThat(refused.errors().get(0).message())
                            .contains("api_key.created", "quota.exceeded")
                            .doesNotContain("creatd");
                });
    }

    @Test
    void aTenantWithoutAWebhookCostsAndKeepsNothing() {
        settings(node, "", null);
        createKey();
        assertThat(kept()).isEmpty();
    }

    @Test
    void aRotationThatIsDoneIsToldOfOnce() {
        advance(Duration.ofSeconds(1));
        node.get(RotationService.class).rotate(alice, new RotateKeysRequest(RotationLevel.TENANT, null, null));
        JobTurns.all(node);
        deliver(node);
        assertThat(receiver.received()).hasSize(1);
        JsonNode told = body(receiver.received().get(0));
        assertThat(told.path("type").asText()).isEqualTo("key.rotated");
        assertThat(told.path("data").path("level").asText()).isEqualTo("tenant");
        assertThat(receiver.received().get(0).id().substring(4))
                .isEqualTo(told.path("data").path("job_id").asText().substring(4));
    }

    @Test
    void whatWaitsIsReadAfterARotationOfTheKeyItWasSealedUnder() {
        String secret = secret();
        webhook("https://hooks.example:" + receiver.port(), "retention.applied");
        emit();
        int before = RecordCipher.keyVersion(kept().get(0).body());
        advance(Duration.ofSeconds(1));
        node.get(RotationService.class).rotate(alice, new RotateKeysRequest(RotationLevel.TENANT, null, null));
        JobTurns.all(node);
        assertThat(RecordCipher.keyVersion(kept().get(0).body())).isGreaterThan(before);
        assertThat(RecordCipher.keyVersion(scene.get(InMemoryWebhookSecretStore.class)
                        .find(alice.tenantId())
                        .orElseThrow()))
                .isGreaterThan(before);
        deliver(node);
        assertThat(verifies(receiver.received().get(0), secret)).isTrue();
    }

    @Test
    void aQuotaIsToldOfOnceAnHourHoweverOftenItIsHit() {
        settings(node, null, List.of("quota.exceeded"));
        UserId user = scene.user(alice);
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
        deliver(node);
        assertThat(receiver.received()).hasSize(1);
        assertThat(body(receiver.received().get(0)).path("data").path("quota").asText())
                .isEqualTo("max_conversations_per_user");
    }

    @Test
    void aReceiverThatFailsIsTriedAgainLaterEachTimeAndThenGivenUp() {
        receiver.answers(500);
        emit();
        List<Duration> pauses = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14));
        for (int tries = 1; tries <= pauses.size(); tries++) {
            deliver(node);
            assertThat(receiver.received()).hasSize(tries);
            StoredDelivery waiting = kept().get(0);
            assertThat(waiting.lastResult()).contains("http_500");
            Duration pause = Duration.between(scene.clock().instant(), waiting.due());
            Duration least = pauses.get(tries - 1);
            assertThat(pause).isBetween(least, least.plus(least.dividedBy(5)));
            advance(pause.minusMillis(1));
            deliver(node);
            assertThat(receiver.received()).as("not too early").hasSize(tries);
            advance(Duration.ofMillis(2));
        }
        deliver(node);
        assertThat(receiver.received()).hasSize(8);
        assertThat(receiver.received())
                .extracting(FakeReceiver.Received::id)
                .containsOnly(kept().get(0).id().value());
        assertThat(receiver.received())
                .extracting(FakeReceiver.Received::body)
                .containsOnly(receiver.received().get(0).body());
        assertThat(kept()).singleElement().satisfies(given -> {
            assertThat(given.state()).isEqualTo(DeliveryState.GIVEN_UP);
            assertThat(given.attempts()).isEqualTo(8);
        });
        assertThat(recorded("webhook.deliver")).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).contains(AuditOutcome.FAILURE);
            assertThat(entry.reason()).contains("http_500");
        });
        advance(Duration.ofDays(30));
        deliver(node);
        assertThat(receiver.received()).hasSize(8);
    }

    @Test
    void whatWasGivenUpIsSentAgainWhereItsTenantAsksForItAndNobodyElse() {
        receiver.answers(410);
        emit();
        deliver(node);
        StoredDelivery given = kept().get(0);
        receiver.answers(200);
        webhook("https://hooks.example:" + receiver.port());
        Caller mallory = scene.tenant();
        WebhookService service = node.get(WebhookService.class);
        assertThatThrownBy(() -> service.redeliver(mallory, Optional.of(given.id())))
                .isInstanceOf(NotFoundException.class);
        assertThat(service.redeliver(alice, Optional.of(given.id())).state()).isEqualTo(DeliveryState.WAITING);
        deliver(node);
        assertThat(receiver.received()).hasSize(2);
        assertThat(kept()).isEmpty();
        assertThatThrownBy(() -> service.redeliver(alice, Optional.of(given.id())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aReceiverThatIsGoneIsToldNothingMore() {
        receiver.answers(410);
        emit();
        emit();
        deliver(node);
        assertThat(receiver.received()).hasSize(1);
        assertThat(node.get(TenantService.class).find(alice).settings().webhookUrl())
                .isNull();
        assertThat(kept())
                .extracting(kept -> kept.lastResult().orElseThrow())
                .containsExactlyInAnyOrder("http_410", "no_webhook");
        assertThat(recorded("webhook.disable")).hasSize(1);
        emit();
        assertThat(kept()).hasSize(2);
    }

    /** The attack: a name is public when it is checked, and this machine when it is called. */
    @Test
    void aNameThatTurnsInwardIsNotFollowed() {
        Wiring strict = node(false);
        dns.answering("rebound.example", "1.1.1.1").answering("rebound.example", "127.0.0.1");
        settings(strict, "https://rebound.example:" + receiver.port(), null);
        strict.get(Webhooks.class).emit(alice.tenantId(), WebhookEvent.of(WebhookEventType.API_KEY_REVOKED, Map.of()));
        deliver(strict);
        assertThat(receiver.received()).isEmpty();
        assertThat(kept().get(0).lastResult()).contains("address_refused");
    }

    /** What was checked is what is connected to: a second look-up could give another answer. */
    @Test
    void aNameIsLookedUpOnceForATry() {
        emit();
        int before = dns.lookUps();
        deliver(node);
        assertThat(receiver.received()).hasSize(1);
        assertThat(dns.lookUps() - before).isEqualTo(1);
    }

    @Test
    void aNameServerThatIsAwayUsesUpNoTryForAnHour() {
        dns.hanging("hooks.example");
        emit();
        int looks = 0;
        for (; kept().get(0).attempts() == 0; looks++) {
            deliver(node);
            assertThat(kept().get(0).lastResult()).contains("unresolved");
            advance(Duration.between(scene.clock().instant(), kept().get(0).due()));
        }
        assertThat(looks).as("every half a minute, or a fifth later").isBetween(100, 121);
        assertThat(receiver.received()).isEmpty();
        dns.awake("hooks.example");
        deliver(node);
        assertThat(receiver.received()).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNameThatIsNeverLookedUpIsGivenUpLikeAnyFailure() {
        dns.hanging("hooks.example");
        emit();
        while (kept().get(0).state() == DeliveryState.WAITING) {
            deliver(node);
            advance(Duration.between(scene.clock().instant(), kept().get(0).due()));
        }
        assertThat(kept().get(0).attempts()).isEqualTo(8);
        assertThat(recorded("webhook.deliver"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("unresolved"));
    }

    /** Whoever registers is nobody yet, and a name server of his choice would have Raven wait for it. */
    @Test
    void aRegistrationLooksNoNameUp() {
        TenantSettingsPatch settings = patch("https://nobody.example/hook", null);
        int before = dns.lookUps();
        node.get(RegistrationService.class)
                .register(
                        Caller.anonymous(Scene.ORIGIN),
                        new RegisterTenantRequest("Example", "somebody@example.com", settings));
        assertThat(dns.lookUps()).isEqualTo(before);
    }

    @Test
    void aRegistrationIsRefusedForTheFormOfItsWebhookAlone() {
        TenantSettingsPatch settings = patch("ftp://nobody.example/hook", null);
        RegisterTenantRequest request = new RegisterTenantRequest("Example", "somebody@example.com", settings);
        assertThatThrownBy(() -> node.get(RegistrationService.class).register(Caller.anonymous(Scene.ORIGIN), request))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused -> assertThat(refused.errors().get(0).field()).isEqualTo("settings.webhook_url"));
    }

    @Test
    void aReceiverThatTookTwoSecondsIsAmongTheSlowForTenMinutes() {
        receiver.answers(exchange -> {
            advance(Duration.ofSeconds(2));
            exchange.sendResponseHeaders(204, -1);
        });
        emit();
        deliver(node);
        receiver.answers(204);
        assertThat(paceOfTheNext()).isEqualTo(WebhookPace.SLOW);
        advance(Duration.ofMinutes(10));
        assertThat(paceOfTheNext()).isEqualTo(WebhookPace.QUICK);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aReceiverThatIsQuickIsNotAmongTheSlow() {
        receiver.answers(exchange -> {
            advance(Duration.ofMillis(1900));
            exchange.sendResponseHeaders(204, -1);
        });
        emit();
        deliver(node);
        assertThat(paceOfTheNext()).isEqualTo(WebhookPace.QUICK);
    }

    private WebhookPace paceOfTheNext() {
        emit();
        Instant now = scene.clock().instant();
        InMemoryWebhookStore store = scene.get(InMemoryWebhookStore.class);
        return Stream.of(WebhookPace.values())
                .filter(pace -> store.take(pace, now, now)
                        .filter(taken -> store.remove(taken.tenant(), taken, now))
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMessageOfANodeThatWasKilledIsTakenOverByAnother() {
        emit();
        Instant now = scene.clock().instant();
        StoredDelivery killed = scene.get(InMemoryWebhookStore.class)
                .take(WebhookPace.QUICK, now, now.plusSeconds(30))
                .orElseThrow();
        Wiring other = node(true);
        deliver(other);
        assertThat(receiver.received()).isEmpty();
        advance(Duration.ofSeconds(30));
        deliver(other);
        assertThat(receiver.received())
                .singleElement()
                .satisfies(received ->
                        assertThat(received.id()).isEqualTo(killed.id().value()));
        assertThat(kept()).isEmpty();
    }

    @Test
    void aMessageThatEndsEveryProcessIsGivenUpUnsent() {
        emit();
        for (int i = 0; i < 8; i++) {
            Instant now = scene.clock().instant();
            scene.get(InMemoryWebhookStore.class)
                    .take(WebhookPace.QUICK, now, now.plusSeconds(30))
                    .orElseThrow();
            advance(Duration.ofSeconds(30));
        }
        deliver(node);
        assertThat(receiver.received()).isEmpty();
        assertThat(kept().get(0).lastResult()).contains("interrupted");
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
                scene.clock());
        webhooks.emit(alice.tenantId(), WebhookEvent.of(WebhookEventType.KEY_ROTATED, Map.of()));
        assertThat(recorded("webhook.deliver"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("storage_unavailable"));
    }

    @Test
    void aQueueThatIsFullLosesTheNewestAndSaysSo() {
        for (int i = 0; i <= WebhookStore.MOST_WAITING; i++) {
            emit();
        }
        Page<StoredDelivery> kept = node.get(WebhookService.class).list(alice, ALL);
        assertThat(kept.total()).isEqualTo(WebhookStore.MOST_WAITING);
        assertThat(recorded("webhook.deliver"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("queue_full"));
    }
}
