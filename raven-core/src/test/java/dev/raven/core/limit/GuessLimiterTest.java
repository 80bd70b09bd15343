package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnauthenticatedException;
import dev.raven.core.caller.Caller;
import dev.raven.core.scene.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuessLimiterTest {
    private static final int LIMIT = 30;
    private static final Optional<String> MALLORY = Optional.of("2001:db8:0:1::666");

    private final Scene scene = new Scene();
    private final GuessLimiter limiter = scene.get(GuessLimiter.class);
    private final AtomicInteger lookedAt = new AtomicInteger();

    private Caller guess(Optional<String> address, String key) {
        return limiter.admit(address, key, () -> {
            lookedAt.incrementAndGet();
            throw new UnauthenticatedException();
        });
    }

    private void guessTooOften(Optional<String> address) {
        for (int i = 0; i < LIMIT; i++) {
            String key = "guess " + i;
            assertThatThrownBy(() -> guess(address, key)).isInstanceOf(UnauthenticatedException.class);
        }
        assertThatThrownBy(() -> guess(address, "one too many"))
                .isInstanceOfSatisfying(
                        RateLimitedException.class,
                        refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void whoGuessesTooOftenIsToldToWaitAndIsNotLookedAtMeanwhile() {
        guessTooOften(MALLORY);
        int before = lookedAt.get();
        assertThatThrownBy(() -> guess(MALLORY, "another")).isInstanceOf(RateLimitedException.class);
        assertThat(lookedAt).hasValue(before);
        scene.clock().advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> guess(MALLORY, "another")).isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void anotherAddressOfTheSameNetworkIsTheSame() {
        guessTooOften(MALLORY);
        assertThatThrownBy(() -> guess(Optional.of("2001:db8:0:1:ffff::1"), "another"))
                .isInstanceOf(RateLimitedException.class);
        assertThatThrownBy(() -> guess(Optional.of("2001:db8:0:2::666"), "another"))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void aSiteThatGuessesFromEachOfItsNetworksIsNotLookedAt() {
        for (int i = 0; i <= 16 * LIMIT; i++) {
            Optional<String> network = Optional.of("2001:db8:5:%x::1".formatted(i));
            String key = "guess " + i;
            assertThatThrownBy(() -> guess(network, key)).isInstanceOf(RavenException.class);
        }
        int before = lookedAt.get();
        assertThatThrownBy(() -> guess(Optional.of("2001:db8:5:ffff::1"), "another"))
                .isInstanceOf(RateLimitedException.class);
        assertThat(lookedAt).hasValue(before);
        assertThatThrownBy(() -> guess(Optional.of("2001:db8:6::1"), "another"))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void aKeyThatIsRefusedIsNotWelcomeAnyMore() {
        Caller neighbour = scene.tenant();
        limiter.admit(MALLORY, "a key", () -> neighbour);
        assertThatThrownBy(() -> guess(MALLORY, "a key")).isInstanceOf(UnauthenticatedException.class);
        for (int i = 1; i < LIMIT; i++) {
            String key = "guess " + i;
            assertThatThrownBy(() -> guess(MALLORY, key)).isInstanceOf(UnauthenticatedException.class);
        }
        assertThatThrownBy(() -> guess(MALLORY, "one too many")).isInstanceOf(RateLimitedException.class);
        int before = lookedAt.get();
        assertThatThrownBy(() -> guess(MALLORY, "a key")).isInstanceOf(RateLimitedException.class);
        assertThat(lookedAt).hasValue(before);
    }

    @Test
    void whatIsRefusedWhateverItsKeyCountsAndIsNotedHoweverManyCame() {
        UnauthenticatedException refusal = new UnauthenticatedException();
        for (int i = 0; i < LIMIT; i++) {
            assertThat(limiter.refuse(MALLORY, lookedAt::incrementAndGet, refusal))
                    .isSameAs(refusal);
        }
        assertThat(limiter.refuse(MALLORY, lookedAt::incrementAndGet, refusal))
                .isInstanceOf(RateLimitedException.class);
        assertThatThrownBy(() -> limiter.refuse(MALLORY, lookedAt::incrementAndGet, refusal))
                .isInstanceOf(RateLimitedException.class);
        assertThat(lookedAt).hasValue(LIMIT + 2);
    }

    @Test
    void oneNetworkDoesNotCloseItsSite() {
        for (int i = 0; i < 20 * LIMIT; i++) {
            String key = "guess " + i;
            assertThatThrownBy(() -> guess(MALLORY, key)).isInstanceOf(RavenException.class);
            scene.clock().advance(Duration.ofMillis(50));
        }
        assertThatThrownBy(() -> guess(Optional.of("2001:db8:0:2::666"), "another"))
                .isInstanceOf(UnauthenticatedException.class);
    }

    @Test
    void aNeighbourWhoseKeyWasLetInLatelyIsNotLockedOut() {
        Caller neighbour = scene.tenant();
        limiter.admit(MALLORY, "good key", () -> neighbour);
        guessTooOften(MALLORY);
        assertThat(limiter.admit(MALLORY, "good key", () -> neighbour)).isEqualTo(neighbour);
        assertThatThrownBy(() -> limiter.admit(MALLORY, "a key not seen before", () -> neighbour))
                .isInstanceOf(RateLimitedException.class);
    }

    @Test
    void aKnownKeyThatIsRefusedCountsToo() {
        for (int i = 0; i < LIMIT; i++) {
            assertThatThrownBy(() -> limiter.admit(MALLORY, "suspended", () -> {
                        throw new ForbiddenException(ProblemCode.TENANT_SUSPENDED, "suspended");
                    }))
                    .isInstanceOf(ForbiddenException.class);
        }
        assertThatThrownBy(() -> guess(MALLORY, "another")).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void thoseOfUnknownAddressShareOneLimit() {
        guessTooOften(Optional.empty());
        assertThatThrownBy(() -> guess(Optional.of("not an address"), "another"))
                .isInstanceOf(RateLimitedException.class);
    }

    @Test
    void theLimitHoldsOnAllNodesTogether() {
        guessTooOften(MALLORY);
        GuessLimiter other = scene.anotherNode().get(GuessLimiter.class);
        assertThatThrownBy(() -> other.admit(MALLORY, "another", () -> {
                    throw new UnauthenticatedException();
                }))
                .isInstanceOf(RateLimitedException.class);
    }
}
