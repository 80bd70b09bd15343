package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.ApiKeyStatus;
import dev.raven.api.access.Scope;
import dev.raven.api.patch.Change;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.TenantId;
import dev.raven.core.notice.NoticeNews;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A new key takes an old one's place; the first tests are mistakes that others have shipped. */
class ApiKeyRotationTest {
    private static final int HOUR = 3600;
    private static final int MONTH = 2_592_000;

    private final Scene scene = new Scene();
    private final ApiKeys keys = ApiKeys.on(scene.node());
    private final Caller acme = scene.tenant();
    private final Instant end = scene.clock().instant().plus(Duration.ofDays(7));
    private final ApiKey old = keys.create(acme, end, List.of("127.0.0.0/8"), Scope.MEMORY_READ, Scope.MEMORY_WRITE);

    @Test
    void theSuccessorHasNameScopesAllowListAndExpiryOfTheOld() {
        ApiKey made = keys.rotate(acme, old, 0);
        assertThat(made.stored().reach()).isEqualTo(old.stored().reach());
        assertThat(keys.find(acme, made).name()).isEqualTo("A key");
        assertThat(made.text().reveal()).isNotEqualTo(old.text().reveal());
        scene.clock().advance(Duration.ofDays(7));
        assertThat(keys.refusal(made)).as("no longer life by rotating").hasValue(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void theOldKeyNeverOutlivesTheEndItHad() {
        keys.rotate(acme, old, MONTH);
        assertThat(keys.find(acme, old).stored().reach().expiresAt()).hasValue(end);
        scene.clock().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(keys.refusal(old)).isEmpty();
        scene.clock().advance(Duration.ofSeconds(1));
        assertThat(keys.refusal(old)).hasValue(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void theOldKeyWorksThroughItsGraceAndNotASecondLonger() {
        ApiKey made = keys.rotate(acme, old, HOUR);
        assertThat(keys.refusal(old)).isEmpty();
        assertThat(keys.refusal(made)).isEmpty();
        scene.clock().advance(Duration.ofSeconds(HOUR - 1));
        assertThat(keys.refusal(old)).isEmpty();
        scene.clock().advance(Duration.ofSeconds(1));
        assertThat(keys.refusal(old)).hasValue(ProblemCode.UNAUTHENTICATED);
        assertThat(keys.refusal(made)).isEmpty();
    }

    @Test
    void aRememberedKeyEndsWithItsGraceOnEveryNode() {
        Wiring elsewhere = scene.anotherNode();
        NoticeNews.hear(elsewhere);
        ApiKeys there = ApiKeys.on(elsewhere);
        assertThat(there.refusal(old)).isEmpty();
        keys.rotate(acme, old, 1);
        NoticeNews.hear(elsewhere);
        assertThat(there.refusal(old)).as("remembered with its new end").isEmpty();
        scene.clock().advance(Duration.ofSeconds(1));
        assertThat(there.refusal(old)).hasValue(ProblemCode.UNAUTHENTICATED);
        assertThat(keys.refusal(old)).hasValue(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void withoutGraceALeakedKeyIsRefusedAtOnce() {
        assertThat(keys.refusal(old)).isEmpty();
        ApiKey made = keys.rotate(acme, old, 0);
        assertThat(keys.refusal(old)).hasValue(ProblemCode.UNAUTHENTICATED);
        assertThat(keys.refusal(made)).isEmpty();
        assertThat(keys.find(acme, old).stored().statusAt(scene.clock().instant()))
                .isEqualTo(ApiKeyStatus.EXPIRED);
    }

    @Test
    void aGraceCanBeCutShortAndNotPutOff() {
        keys.rotate(acme, old, HOUR);
        Instant now = scene.clock().instant();
        for (Change<Instant> later : List.<Change<Instant>>of(
                new Change.Set<>(now.plusSeconds(HOUR + 1)), new Change.Set<>(end), new Change.Clear<>())) {
            assertThat(ApiKeys.refusal(() -> keys.expire(acme, old, later))).hasValue(ProblemCode.INVALID_REQUEST);
        }
        keys.expire(acme, old, new Change.Set<>(now.plusSeconds(60)));
        scene.clock().advance(Duration.ofSeconds(60));
        assertThat(keys.refusal(old)).hasValue(ProblemCode.UNAUTHENTICATED);
    }

    @Test
    void oldAndNewNameEachOther() {
        ApiKey made = keys.rotate(acme, old, HOUR);
        assertThat(keys.find(acme, made).stored().fate().predecessor())
                .hasValue(old.stored().id());
        assertThat(keys.find(acme, old).stored().fate().successor())
                .hasValue(made.stored().id());
    }

    @Test
    void aKeyInItsGraceIsNotRotatedAgainButItsSuccessorIs() {
        ApiKey made = keys.rotate(acme, old, HOUR);
        assertThat(ApiKeys.refusal(() -> keys.rotate(acme, old, HOUR))).hasValue(ProblemCode.ROTATION_IN_PROGRESS);
        assertThat(keys.refusal(keys.rotate(acme, made, 0))).isEmpty();
    }

    @Test
    void whatHasEndedIsNotRotated() {
        ApiKey revoked = keys.create(acme, Scope.MEMORY_READ);
        keys.revoke(acme, revoked);
        assertThat(ApiKeys.refusal(() -> keys.rotate(acme, revoked, 0))).hasValue(ProblemCode.API_KEY_ENDED);
        scene.clock().advance(Duration.ofDays(7));
        assertThat(ApiKeys.refusal(() -> keys.rotate(acme, old, 0))).hasValue(ProblemCode.API_KEY_ENDED);
    }

    @Test
    void aKeyRotatesItself() {
        ApiKey own = keys.create(acme, end, List.of("127.0.0.0/8"), Scope.TENANT_ADMIN);
        ApiKey made = keys.rotate(Scene.caller(own), own, HOUR);
        assertThat(made.stored().reach()).isEqualTo(own.stored().reach());
    }

    @Test
    void nobodyGetsAKeyThatReachesFurtherByRotatingIt() {
        ApiKey lasting = keys.create(acme, Scope.TENANT_ADMIN);
        ApiKey ending = keys.create(acme, end, List.of(), Scope.TENANT_ADMIN);
        ApiKey office = keys.create(acme, null, List.of("127.0.0.0/8"), Scope.TENANT_ADMIN);
        for (ApiKey bounded : List.of(ending, office)) {
            assertThat(ApiKeys.refusal(() -> keys.rotate(Scene.caller(bounded), lasting, 0)))
                    .hasValue(ProblemCode.INSUFFICIENT_SCOPE);
        }
    }

    @Test
    void aLeakedKeyInItsGraceMakesNothingThatOutlivesIt() {
        ApiKey leaked = keys.create(acme, Scope.TENANT_ADMIN);
        ApiKey made = keys.rotate(acme, leaked, HOUR);
        Caller thief = Scene.caller(leaked);
        assertThat(keys.create(thief, Scope.TENANT_ADMIN).stored().reach().expiresAt())
                .hasValue(scene.clock().instant().plusSeconds(HOUR));
        assertThat(ApiKeys.refusal(() -> keys.rotate(thief, made, 0))).hasValue(ProblemCode.INSUFFICIENT_SCOPE);
    }

    @Test
    void ofManyRotationsAtOnceOneSucceedsAndNoOtherKeyIsLeft() {
        int before = scene.get(ApiKeyStore.class).list(acme.tenantId()).size();
        ApiKeys there = ApiKeys.on(scene.anotherNode());
        List<Optional<ProblemCode>> ends = Races.results(
                12, racer -> ApiKeys.refusal(() -> (racer % 2 == 0 ? keys : there).rotate(acme, old, HOUR)));
        assertThat(ends).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(ends).filteredOn(Optional::isPresent).containsOnly(Optional.of(ProblemCode.ROTATION_IN_PROGRESS));
        assertThat(scene.get(ApiKeyStore.class).list(acme.tenantId())).hasSize(before + 1);
    }

    @Test
    void aRotationThatEndsInBetweenLeavesTheOldKeyAsItWasAndNothingUnlisted() {
        ApiKeyStore real = scene.get(ApiKeyStore.class);
        ApiKeys dying = ApiKeys.on(scene.nodeOver(endingAt("replace", real)));
        assertThatThrownBy(() -> dying.rotate(acme, old, 0)).isInstanceOf(KilledException.class);
        assertThat(keys.find(acme, old).stored()).isEqualTo(old.stored());
        assertThat(keys.refusal(old)).isEmpty();
        TenantId tenant = acme.tenantId();
        StoredApiKey left = real.list(tenant).stream()
                .filter(key -> key.fate().predecessor().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(real.findByPublicId(left.publicId())).contains(left);
        assertThat(keys.refusal(keys.rotate(acme, old, 0))).isEmpty();
    }

    private static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static ApiKeyStore endingAt(String method, ApiKeyStore real) {
        return (ApiKeyStore) Proxy.newProxyInstance(
                ApiKeyStore.class.getClassLoader(), new Class<?>[] {ApiKeyStore.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        throw new KilledException();
                    }
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
