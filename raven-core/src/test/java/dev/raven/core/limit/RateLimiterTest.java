package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.Races;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import dev.raven.core.signal.Signals;
import dev.raven.core.tenant.TenantDirectory;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final Scene scene = new Scene();
    private final Caller acme = scene.tenant();
    private final RateLimiter limiter = scene.get(RateLimiter.class);

    private static TenantSettingsPatch perMinute(int requests) {
        return new TenantSettingsPatch(
                null, null, null, null, null, null, null, null, null, requests, null, null, null);
    }

    @BeforeEach
    void limit() {
        scene.settings(acme, perMinute(3));
    }

    @Test
    void countsDownAndTellsBothPolicies() {
        assertThat(limiter.take(acme, 1))
                .satisfiesExactly(
                        key -> assertThat(key)
                                .extracting(
                                        RateLimit::policy, limit -> limit.rate().tokens(), RateLimit::remaining)
                                .containsExactly("key", 3, 2L),
                        tenant -> assertThat(tenant)
                                .extracting(
                                        RateLimit::policy, limit -> limit.rate().tokens(), RateLimit::remaining)
                                .containsExactly("tenant", 15, 14L));
    }

    @Test
    void refusesTheFourthAndSaysWhenToComeBack() {
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take(acme, 1)).noneMatch(RateLimit::exceeded);
        }
        assertThat(limiter.take(acme, 1)).singleElement().satisfies(key -> {
            assertThat(key.exceeded()).isTrue();
            assertThat(key.retryAfter()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
        });
    }

    @Test
    void eachKeyHasABucketOfItsOwnUnderThatOfTheTenant() {
        for (int key = 0; key < 5; key++) {
            Caller another = scene.caller(acme.tenantId());
            for (int i = 0; i < 3; i++) {
                assertThat(limiter.take(another, 1)).noneMatch(RateLimit::exceeded);
            }
        }
        assertThat(limiter.take(scene.caller(acme.tenantId()), 1))
                .last()
                .satisfies(tenant -> assertThat(tenant.exceeded()).isTrue());
    }

    @Test
    void letsNotOneMoreThroughInARace() {
        assertThat(Races.winners(16, racer -> limiter.take(acme, 1).stream().noneMatch(RateLimit::exceeded)))
                .isEqualTo(3);
    }

    @Test
    void noKeyGetsMoreThanTheOperatorAllows() {
        LimitSettings two = new LimitSettings(5, 30, 60, 2);
        RateLimiter capped =
                new RateLimiter(scene.get(TenantDirectory.class), two, scene.get(Buckets.class), Signals.NONE);
        assertThat(capped.take(acme, 1))
                .extracting(limit -> limit.rate().tokens())
                .containsExactly(2, 10);
    }

    @Test
    void aRaisedLimitFillsTheBucketAtItsOwnPace() {
        for (int i = 0; i < 4; i++) {
            limiter.take(acme, 1);
        }
        scene.settings(acme, perMinute(100));
        limiter.take(acme, 1);
        scene.clock().advance(Duration.ofSeconds(1));
        assertThat(limiter.take(acme, 1)).noneMatch(RateLimit::exceeded);
    }
}
