package dev.raven.core.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrainingTest {

    @Test
    void aNodeAcceptsUntilItIsToldToEnd() {
        Draining draining = new Draining();
        assertThat(draining.condition()).isEqualTo(Condition.UP);
        draining.begin();
        assertThat(draining.begun()).isTrue();
        assertThat(draining.condition()).isEqualTo(Condition.DOWN);
    }

    @Test
    void theWorseOfTwoConditionsCounts() {
        assertThat(Condition.UP.orWorse(Condition.DEGRADED)).isEqualTo(Condition.DEGRADED);
        assertThat(Condition.DOWN.orWorse(Condition.DEGRADED)).isEqualTo(Condition.DOWN);
        assertThat(Condition.UP.orWorse(Condition.UP)).isEqualTo(Condition.UP);
    }
}
