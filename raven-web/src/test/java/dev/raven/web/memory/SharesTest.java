package dev.raven.web.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.problem.RateLimitedException;
import dev.raven.core.Races;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares shares = new Shares(2);

    @Test
    void whoHasItsShareWaitsAndTheOthersDoNot() {
        shares.take("alice", "API key");
        shares.take("alice", "API key");
        assertThatThrownBy(() -> shares.take("alice", "API key"))
                .isInstanceOf(RateLimitedException.class)
                .hasMessageContaining("API key");
        shares.take("bob", "API key");
    }

    @Test
    void whatIsGivenBackCanBeTaken() {
        Runnable one = shares.take("alice", "API key");
        shares.take("alice", "API key");
        one.run();
        shares.take("alice", "API key");
        assertThatThrownBy(() -> shares.take("alice", "API key")).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void inARaceNobodyGetsMoreThanTheShare() {
        assertThat(Races.winners(16, racer -> {
                    try {
                        shares.take("alice", "API key");
                        return true;
                    } catch (RateLimitedException refused) {
                        return false;
                    }
                }))
                .isEqualTo(2);
    }
}
