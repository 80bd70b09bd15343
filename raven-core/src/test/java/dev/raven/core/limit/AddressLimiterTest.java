package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressLimiterTest {
    private static final Optional<String> ALICE = Optional.of("192.0.2.7");

    private final Scene scene = new Scene();
    private final AddressLimiter limiter = scene.get(AddressLimiter.class);

    @Test
    void aNetworkRegistersSoManyTenantsAnHour() {
        for (int i = 0; i < 60; i++) {
            assertThat(limiter.register(ALICE).exceeded()).isFalse();
        }
        RateLimit refused = limiter.register(ALICE);
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(refused.refusal()).hasMessage("The limit of 60 requests an hour (registration) is used up.");
        assertThat(limiter.register(Optional.of("192.0.2.8")).exceeded()).isFalse();
    }

    @Test
    void aSiteOfIpv6RegistersSixteenTimesAsManyHoweverManyNetworksItUses() {
        int registered = 0;
        for (int i = 0; i < 1_200; i++) {
            if (i % 200 == 0) {
                scene.clock().advance(Duration.ofSeconds(1));
            }
            String address = "2001:db8:5:%x::1".formatted(i);
            registered += limiter.register(Optional.of(address)).exceeded() ? 0 : 1;
        }
        assertThat(registered).isBetween(16 * 60, 16 * 60 + 5);
        assertThat(limiter.register(Optional.of("2001:db8:6::1")).exceeded()).isFalse();
    }

    @Test
    void theStoreIsNotToldTheAddress() {
        List<String> holders = new ArrayList<>();
        LimitStore listening = new LimitStore() {
            @Override
            public Grant take(BucketName name, long least, long most) {
                holders.add(name.text());
                return new Grant(most, 1, Duration.ZERO);
            }

            @Override
            public void giveBack(BucketName name, long tokens) {
                holders.add(name.text());
            }
        };
        scene.nodeOver(listening).get(AddressLimiter.class).register(ALICE);
        assertThat(holders)
                .singleElement()
                .satisfies(name -> assertThat(name).matches("registration:[A-Za-z0-9_-]{43}"));
    }
}
