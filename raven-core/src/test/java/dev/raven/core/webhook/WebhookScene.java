package dev.raven.core.webhook;

import dev.raven.api.access.CreateApiKeyRequest;
import dev.raven.api.access.Scope;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.api.tenant.UpdateTenantRequest;
import dev.raven.core.access.ApiKeyService;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ApiKeyId;
import dev.raven.core.network.TestCertificate;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.tenant.TenantService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A tenant whose webhook leads to a real receiver over TLS, on a server with a clock in hand. */
final class WebhookScene implements AutoCloseable {
    private static final PageRange ALL = new PageRange(100, 0);
    private static final SSLContext TLS =
            TestCertificate.of("EC", "dns:hooks.example").tls();

    private final Scene scene = new Scene();
    private final FakeDns dns = new FakeDns().answering("hooks.example", "127.0.0.1");
    private final HttpWebhookSender sender = new HttpWebhookSender(TLS, Duration.ofSeconds(20));
    private final FakeReceiver receiver = new FakeReceiver(TLS);
    private final Wiring node = anotherNode(true);
    private final Caller alice = scene.tenant();

    WebhookScene() {
        webhook("https://hooks.example:" + receiver.port() + "/hook");
    }

    Scene scene() {
        return scene;
    }

    FakeDns dns() {
        return dns;
    }

    FakeReceiver receiver() {
        return receiver;
    }

    Wiring node() {
        return node;
    }

    /** Whose webhook it is. */
    Caller alice() {
        return alice;
    }

    /** @param loopback whether it is a server in development */
    Wiring anotherNode(boolean loopback) {
        return scene.anotherNode()
                .with(new WebhookSettings(loopback, Set.of(443, receiver.port()), List.of()))
                .with(dns)
                .with(sender);
    }

    void webhook(String url, String... events) {
        settings(node, url, events.length == 0 ? null : List.of(events));
    }

    void settings(Wiring on, @Nullable String url, @Nullable List<String> events) {
        on.get(TenantService.class).update(alice, new UpdateTenantRequest(null, patch(url, events)));
    }

    static TenantSettingsPatch patch(@Nullable String url, @Nullable List<String> events) {
        return new TenantSettingsPatch(null, null, null, null, null, null, url, events, null, null, null, null, null);
    }

    ApiKeyId createKey() {
        return node.get(ApiKeyService.class)
                .create(alice, new CreateApiKeyRequest("k", List.of(Scope.TENANT_READ), null, null, null, null))
                .stored()
                .id();
    }

    void emit() {
        node.get(Webhooks.class)
                .emit(
                        alice.tenantId(),
                        WebhookEvent.of(WebhookEventType.RETENTION_APPLIED, Map.of("interactions", "3")));
    }

    /** Sends all that is due. */
    void deliver() {
        deliver(node);
    }

    static void deliver(Wiring on) {
        while (on.get(WebhookWorker.class).runNext(() -> {})) {
            // the next
        }
    }

    List<StoredDelivery> kept() {
        return node.get(WebhookService.class).list(alice, ALL).items();
    }

    List<AuditEntry> recorded(String action) {
        return node.get(InMemoryAuditLog.class).entries().stream()
                .filter(entry -> entry.action().equals(action))
                .toList();
    }

    void advance(Duration by) {
        scene.clock().advance(by);
    }

    Instant now() {
        return scene.clock().instant();
    }

    String secret() {
        return node.get(WebhookService.class).rotateSecret(alice).secret().reveal();
    }

    @Override
    public void close() {
        receiver.close();
        sender.close();
    }
}
