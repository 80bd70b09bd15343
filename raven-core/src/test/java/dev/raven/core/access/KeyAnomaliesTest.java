package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.caller.RequestOrigin;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import dev.raven.core.usage.AnomalyKind;
import dev.raven.core.usage.DayUse;
import dev.raven.core.usage.KeyAnomaly;
import dev.raven.core.usage.KeyUsage;
import dev.raven.core.usage.UsageStore;
import dev.raven.core.usage.UsageWriter;
import dev.raven.core.webhook.InMemoryWebhookStore;
import dev.raven.core.webhook.StoredDelivery;
import dev.raven.core.webhook.WebhookEventType;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is seen of the use of a key, and what of it is strange. */
class KeyAnomaliesTest {
    private static final String HOME = "203.0.113.7";
    private static final String NEXT_DOOR = "203.0.113.200";
    private static final String ABROAD = "198.51.100.1";

    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final ApiKey key = ApiKeys.on(scene.node()).create(acme, Scope.MEMORY_READ);

    private static RequestOrigin from(String address) {
        return new RequestOrigin("req_1", "POST", "/memory/query", Optional.of(address), Optional.empty());
    }

    private void come(String address, int times) {
        come(scene.node(), address, times);
    }

    private void come(Wiring node, String address, int times) {
        for (int i = 0; i < times; i++) {
            node.get(AccessService.class).admit(key.text().reveal(), from(address));
        }
        UsageWriter.write(node);
    }

    private void refused(int times) {
        Caller caller = scene.get(AccessService.class).admit(key.text().reveal(), from(HOME));
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> scene.get(AccessService.class).require(Scope.AUDIT_READ, caller))
                    .isInstanceOf(ForbiddenException.class);
        }
        UsageWriter.write(scene.node());
    }

    private void wait(Duration time) {
        scene.clock().advance(time);
    }

    private KeyUsage usage(int days) {
        return scene.get(ApiKeyUsageService.class)
                .find(acme, Optional.of(key.stored().id()), days);
    }

    private List<AnomalyKind> strange() {
        return usage(1).anomalies().stream().map(KeyAnomaly::kind).toList();
    }

    /** A key that is past its first hour and its first requests, at home. */
    private void settle() {
        come(HOME, 10);
        wait(Duration.ofMinutes(61));
    }

    /** Its minutes are usually as busy as that. */
    private void usually(int requests, int minutes) {
        for (int i = 0; i < minutes; i++) {
            come(HOME, requests);
            wait(Duration.ofMinutes(1));
        }
    }

    @Test
    void requestsOfTwoNodesAndTheirRefusalsAddUpByDay() {
        come(HOME, 3);
        come(scene.anotherNode(), NEXT_DOOR, 4);
        refused(2);
        wait(Duration.ofDays(1));
        come(ABROAD, 1);

        List<DayUse> days = usage(3).days();
        assertThat(days).extracting(DayUse::requests).containsExactly(0L, 8L, 1L);
        assertThat(days).extracting(DayUse::networks).containsExactly(0L, 1L, 1L);
        assertThat(days.get(1).denials()).isEqualTo(Map.of("insufficient_scope", 2L));
        assertThat(days.get(1).routes()).isEqualTo(Map.of("memory", 8L));
    }

    @Test
    void anotherTenantsKeyIsNone() {
        Caller mallory = scene.tenant();
        assertThatThrownBy(() -> scene.get(ApiKeyUsageService.class)
                        .find(mallory, Optional.of(key.stored().id()), 1))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoLacksAScopeOfTheKeyIsToldNothing() {
        Caller limited = Scene.caller(ApiKeys.on(scene.node()).create(acme, Scope.TENANT_ADMIN));
        assertThatThrownBy(() -> scene.get(ApiKeyUsageService.class)
                        .find(limited, Optional.of(key.stored().id()), 1))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void aNetworkItNeverCameFromIsStrangeAndItsNeighbourIsNot() {
        settle();
        come(NEXT_DOOR, 1);
        assertThat(strange()).isEmpty();

        come(ABROAD, 1);
        assertThat(strange()).containsExactly(AnomalyKind.NEW_NETWORK);

        wait(Duration.ofHours(1));
        come(ABROAD, 1);
        assertThat(strange()).hasSize(1);
    }

    @Test
    void inItsFirstHourAndItsFirstRequestsAKeyMayComeFromAnywhere() {
        come(HOME, 10);
        come(ABROAD, 1);
        assertThat(strange()).isEmpty();
    }

    @Test
    void inItsFirstTenRequestsAKeyMayComeFromAnywhere() {
        wait(Duration.ofHours(2));
        come(HOME, 9);
        come(ABROAD, 1);
        assertThat(strange()).isEmpty();
    }

    @Test
    void tenTimesAsOftenAsUsualIsStrange() {
        usually(10, 10);
        come(HOME, 100);
        assertThat(strange()).isEmpty();
        come(HOME, 1);
        assertThat(strange()).containsExactly(AnomalyKind.BURST);
    }

    @Test
    void aBusyKeyMayBeBusier() {
        usually(20, 10);
        come(HOME, 150);
        assertThat(strange()).isEmpty();
    }

    @Test
    void whatIsNotUsedMuchYetHasNoUsualUse() {
        usually(1, 9);
        come(HOME, 200);
        assertThat(strange()).isEmpty();
    }

    @Test
    void twentyRefusalsInFiveMinutesAreStrange() {
        refused(10);
        wait(Duration.ofMinutes(4));
        refused(9);
        assertThat(strange()).isEmpty();
        refused(1);
        assertThat(strange()).containsExactly(AnomalyKind.DENIALS);
    }

    @Test
    void refusalsThatAreFarApartAreNot() {
        refused(10);
        wait(Duration.ofMinutes(5));
        refused(10);
        assertThat(strange()).isEmpty();
    }

    @Test
    void beingToldToWaitIsNoRefusal() {
        Caller caller = scene.get(AccessService.class).admit(key.text().reveal(), from(HOME));
        for (int i = 0; i < 50; i++) {
            scene.get(AccessService.class).limited(caller);
        }
        UsageWriter.write(scene.node());

        assertThat(strange()).isEmpty();
        assertThat(usage(1).days().get(0).denials()).isEqualTo(Map.of("rate_limited", 50L));
    }

    @Test
    void aKeyThatWakesAfterAMonthIsStrange() {
        come(HOME, 1);
        wait(Duration.ofDays(29));
        come(HOME, 1);
        assertThat(strange()).isEmpty();
        wait(Duration.ofDays(30));
        come(HOME, 1);
        assertThat(strange()).containsExactly(AnomalyKind.DORMANT_AWAKE);
    }

    @Test
    void aKeyThatComesOverPlainHttpIsStrange() {
        scene.get(AccessService.class).expose(key.text().reveal(), from(HOME));
        UsageWriter.write(scene.node());
        assertThat(strange()).containsExactly(AnomalyKind.PLAIN_HTTP);
    }

    @Test
    void whatIsStrangeIsRecordedOnceAnHourByAllNodes() {
        for (Wiring node : List.of(scene.node(), scene.anotherNode())) {
            node.get(AccessService.class).expose(key.text().reveal(), from(HOME));
            UsageWriter.write(node);
        }

        assertThat(scene.get(InMemoryAuditLog.class).entries())
                .filteredOn(entry -> entry.action().equals("api_key.anomaly"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.caller()).isEqualTo(Caller.SYSTEM);
                    assertThat(entry.reason()).hasValue("plain_http");
                    assertThat(entry.target()).hasValue(key.stored().id());
                });
        assertThat(usage(1).anomalies())
                .singleElement()
                .satisfies(seen -> assertThat(seen.count()).isEqualTo(2));
    }

    private List<WebhookEventType> told() {
        InMemoryWebhookStore messages = scene.get(InMemoryWebhookStore.class);
        return messages.load(acme.tenantId(), messages.ids(acme.tenantId())).stream()
                .map(StoredDelivery::type)
                .toList();
    }

    /** Where nobody listens, so that all messages wait. */
    private void subscribe(WebhookEventType type) {
        scene.settings(
                acme,
                new TenantSettingsPatch(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "http://127.0.0.1:9/",
                        List.of(type.wireName()),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void whatIsStrangeIsToldOnceAnHourByAllNodes() {
        subscribe(WebhookEventType.API_KEY_ANOMALY);
        Wiring other = scene.anotherNode();
        settle();
        scene.get(AccessService.class).expose(key.text().reveal(), from(HOME));
        UsageWriter.write(scene.node());
        other.get(AccessService.class).expose(key.text().reveal(), from(HOME));
        UsageWriter.write(other);
        assertThat(told()).containsExactly(WebhookEventType.API_KEY_ANOMALY);

        wait(Duration.ofHours(1));
        other.get(AccessService.class).expose(key.text().reveal(), from(HOME));
        UsageWriter.write(other);
        assertThat(told()).hasSize(2);
    }

    @Test
    void aThiefsNetworkIsToldThoughAnotherWasNewJustBefore() {
        subscribe(WebhookEventType.API_KEY_ANOMALY);
        settle();
        come(ABROAD, 1);
        come(scene.anotherNode(), "192.0.2.1", 1);
        assertThat(told()).hasSize(2);

        for (int i = 0; i < 20; i++) {
            come("192.0." + (3 + i) + ".1", 1);
        }
        assertThat(told()).hasSize(10);
    }

    @Test
    void aSuccessorInItsFirstHourIsAtHomeWhereItsPredecessorWasAndNowhereElse() {
        settle();
        ApiKey successor = ApiKeys.on(scene.node()).rotate(acme, key, 0);
        for (String address : List.of(HOME, ABROAD)) {
            scene.get(AccessService.class).admit(successor.text().reveal(), from(address));
            UsageWriter.write(scene.node());
        }
        assertThat(scene.get(ApiKeyUsageService.class)
                        .find(acme, Optional.of(successor.stored().id()), 1)
                        .anomalies())
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.kind()).isEqualTo(AnomalyKind.NEW_NETWORK);
                    assertThat(seen.count()).isEqualTo(1);
                });
    }

    /** A storage in which some methods fail while the test says so. */
    private UsageStore failing(Set<String> broken) {
        UsageStore real = scene.get(UsageStore.class);
        return (UsageStore) Proxy.newProxyInstance(
                UsageStore.class.getClassLoader(), new Class<?>[] {UsageStore.class}, (proxy, called, arguments) -> {
                    if (broken.contains(called.getName())) {
                        throw UnavailableException.storage(null);
                    }
                    return called.invoke(real, arguments);
                });
    }

    @Test
    void whatCouldNotBeToldIsToldLaterAndOnce() {
        subscribe(WebhookEventType.API_KEY_ANOMALY);
        settle();
        Set<String> broken = new HashSet<>(Set.of("note"));
        Wiring node = scene.nodeOver(failing(broken));
        come(node, ABROAD, 1);
        come(node, "192.0.2.1", 1);
        assertThat(told()).isEmpty();

        broken.clear();
        UsageWriter.write(node);
        UsageWriter.write(node);
        assertThat(told()).hasSize(2);
    }

    @Test
    void thatARotationIsDueIsToldLaterWhereItCouldNotBeToldAtOnce() {
        subscribe(WebhookEventType.API_KEY_ROTATION_DUE);
        wait(Duration.ofDays(91));
        Set<String> broken = new HashSet<>(Set.of("toldDue"));
        Wiring node = scene.nodeOver(failing(broken));
        come(node, HOME, 1);
        assertThat(told()).isEmpty();

        broken.clear();
        UsageWriter.write(node);
        assertThat(told()).containsExactly(WebhookEventType.API_KEY_ROTATION_DUE);
    }

    @Test
    void thatAKeyShouldBeRotatedIsToldOnceWhenItIsUsed() {
        subscribe(WebhookEventType.API_KEY_ROTATION_DUE);
        wait(Duration.ofDays(90));
        come(HOME, 1);
        assertThat(told()).isEmpty();

        wait(Duration.ofDays(1));
        come(HOME, 1);
        come(scene.anotherNode(), HOME, 1);
        come(HOME, 1);
        assertThat(told()).containsExactly(WebhookEventType.API_KEY_ROTATION_DUE);
    }

    @Test
    void aKeyWithASuccessorIsNotDue() {
        subscribe(WebhookEventType.API_KEY_ROTATION_DUE);
        wait(Duration.ofDays(91));
        ApiKeys.on(scene.node()).rotate(acme, key, 3_600);
        come(HOME, 1);
        assertThat(told()).isEmpty();
    }
}
