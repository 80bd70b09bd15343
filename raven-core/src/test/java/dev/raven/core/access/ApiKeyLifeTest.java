package dev.raven.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.ApiKeyStatus;
import dev.raven.api.access.Scope;
import dev.raven.api.problem.ProblemCode;
import dev.raven.core.caller.Caller;
import dev.raven.core.notice.NoticeNews;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.core.scene.Scene;
import dev.raven.core.scene.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen of keys as time goes by, and what other nodes hear. */
class ApiKeyLifeTest {
    private final Scene scene = new Scene();
    private final ApiKeys keys = ApiKeys.on(scene.node());
    private final Caller acme = scene.tenant();

    private ApiKeyStatus status(ApiKey key) {
        return keys.find(acme, key).stored().statusAt(scene.clock().instant());
    }

    @Test
    void aKeyGoesFromActiveOverExpiringToExpired() {
        ApiKey key = keys.create(acme, scene.clock().instant().plus(Duration.ofDays(20)), List.of(), Scope.MEMORY_READ);
        assertThat(status(key)).isEqualTo(ApiKeyStatus.ACTIVE);
        scene.clock().advance(Duration.ofDays(6));
        assertThat(status(key)).isEqualTo(ApiKeyStatus.EXPIRING);
        scene.clock().advance(Duration.ofDays(14));
        assertThat(status(key)).isEqualTo(ApiKeyStatus.EXPIRED);
        keys.revoke(acme, key);
        assertThat(status(key)).isEqualTo(ApiKeyStatus.REVOKED);
    }

    @Test
    void aKeyOlderThanNinetyDaysIsDueForRotationUntilItHasASuccessor() {
        ApiKey key = keys.create(acme, Scope.MEMORY_READ);
        scene.clock().advance(Duration.ofDays(91).minusNanos(1));
        assertThat(keys.find(acme, key).ageAt(scene.clock().instant())).isEqualTo(90);
        assertThat(keys.find(acme, key).rotationDueAt(scene.clock().instant())).isFalse();
        scene.clock().advance(Duration.ofNanos(1));
        assertThat(keys.find(acme, key).rotationDueAt(scene.clock().instant())).isTrue();
        ApiKey made = keys.rotate(acme, key, 60);
        assertThat(keys.find(acme, key).rotationDueAt(scene.clock().instant())).isFalse();
        assertThat(keys.find(acme, made).rotationDueAt(scene.clock().instant())).isFalse();
    }

    @Test
    void aListIsPagedOldestFirst() {
        List<String> made = java.util.stream.Stream.generate(() -> {
                    scene.clock().advance(Duration.ofSeconds(1));
                    return keys.create(acme, Scope.MEMORY_READ).stored().id().value();
                })
                .limit(4)
                .toList();
        scene.tenant();
        ApiKeyService service = scene.get(ApiKeyService.class);
        Page<KnownApiKey> page = service.list(acme, new PageRange(2, 2));
        assertThat(page.items()).extracting(key -> key.stored().id().value()).isEqualTo(made.subList(1, 3));
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.hasMore()).isTrue();
        assertThat(service.list(acme, new PageRange(2, 4)).hasMore()).isFalse();
    }

    @Test
    void theLastUseIsKnownToTheMinuteOnceItIsWritten() {
        ApiKey key = keys.create(acme, Scope.MEMORY_READ);
        scene.clock().advance(Duration.ofSeconds(90));
        Instant minute = Instant.parse("2026-11-24T12:01:00Z");
        keys.refusal(key);
        assertThat(keys.find(acme, key).lastUsedAt()).as("no request writes").isEmpty();
        scene.get(KeyUses.class).write();
        assertThat(keys.find(acme, key).lastUsedAt()).hasValue(minute);
        scene.clock().advance(Duration.ofMinutes(5));
        scene.get(KeyUses.class).write();
        assertThat(keys.find(acme, key).lastUsedAt()).hasValue(minute);
        assertThat(scene.get(ApiKeyService.class)
                        .list(acme, new PageRange(20, 0))
                        .items())
                .extracting(KnownApiKey::lastUsedAt)
                .containsExactlyInAnyOrder(java.util.Optional.empty(), java.util.Optional.of(minute));
    }

    @Test
    void aRefusedKeyWasNotUsed() {
        ApiKey key = keys.create(acme, Scope.MEMORY_READ);
        keys.revoke(acme, key);
        keys.refusal(key);
        scene.get(KeyUses.class).write();
        assertThat(keys.find(acme, key).lastUsedAt()).isEmpty();
    }

    @Test
    void whatIsChangedHereHoldsThereOnceTheNoticeIsHeard() {
        Wiring elsewhere = scene.anotherNode();
        ApiKeys there = ApiKeys.on(elsewhere);
        NoticeNews.hear(elsewhere);
        ApiKey key = keys.create(acme, Scope.MEMORY_READ);
        ApiKey other = keys.create(acme, Scope.MEMORY_READ);
        there.refusal(key);
        there.refusal(other);

        keys.allow(acme, key, "203.0.113.0/24");
        keys.revoke(acme, other);
        assertThat(keys.refusal(key)).hasValue(ProblemCode.IP_NOT_ALLOWED);
        NoticeNews.hear(elsewhere);

        assertThat(there.refusal(key)).hasValue(ProblemCode.IP_NOT_ALLOWED);
        assertThat(there.refusal(other)).hasValue(ProblemCode.UNAUTHENTICATED);
    }
}
