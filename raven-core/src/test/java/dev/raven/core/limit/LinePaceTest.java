package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.tenant.TenantSettingsPatch;
import dev.raven.core.caller.Caller;
import dev.raven.core.limit.LinePace.Paced;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LinePaceTest {
    private final Scene scene = new Scene();
    private final LinePace pace = scene.get(LinePace.class);

    private Caller tenant(int perMinute) {
        return scene.tenant(new TenantSettingsPatch(
                null, null, null, null, null, null, null, null, null, perMinute, null, null, null));
    }

    @Test
    void everyLineTakesATokenAndTheRestIsToldWhenToComeBack() {
        Caller acme = tenant(10);
        assertThat(pace.take(acme, 7, Duration.ZERO).lines()).isEqualTo(7);
        Paced paced = pace.take(acme, 7, Duration.ZERO);
        assertThat(paced.lines()).isEqualTo(3);
        assertThat(paced.narrowest().refusal().retryAfter()).isEqualTo(Duration.ofSeconds(6));
        assertThat(scene.get(RateLimiter.class).take(acme, 1)).allMatch(RateLimit::exceeded);
    }

    @Test
    void aLineWaitsForATokenThatIsOnItsWay() {
        Caller acme = tenant(6000);
        pace.take(acme, 1500, Duration.ZERO);
        CompletableFuture<Void> later =
                CompletableFuture.runAsync(() -> scene.clock().advance(Duration.ofSeconds(1)));
        assertThat(pace.take(acme, 1, Duration.ofSeconds(20)).lines()).isEqualTo(1);
        later.join();
    }

    @Test
    void whatTheTenantHasNoTokensForTheKeyKeeps() {
        Caller acme = tenant(10);
        for (int key = 0; key < 4; key++) {
            pace.take(scene.caller(acme.tenantId()), 10, Duration.ZERO);
        }
        pace.take(scene.caller(acme.tenantId()), 5, Duration.ZERO);
        assertThat(pace.take(acme, 10, Duration.ZERO).lines()).isEqualTo(5);
        scene.clock().advance(Duration.ofSeconds(6));
        assertThat(pace.take(acme, 10, Duration.ZERO).lines()).isEqualTo(5);
    }
}
