package dev.raven.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurrentTraceTest {
    private static final FakePosition OUTER = new FakePosition("1".repeat(32));
    private static final FakePosition INNER = new FakePosition("2".repeat(32));

    @Test
    void aThreadIsWhereItWasBeforeOnceItLeaves() {
        try (CurrentTrace.Scope outer = CurrentTrace.enter(OUTER)) {
            try (CurrentTrace.Scope inner = CurrentTrace.enter(INNER)) {
                assertThat(CurrentTrace.position()).contains(INNER);
                assertThat(CurrentTrace.headers()).isEqualTo(INNER.headers());
            }
            assertThat(CurrentTrace.position()).contains(OUTER);
        }
        assertThat(CurrentTrace.position()).isEmpty();
        assertThat(CurrentTrace.headers()).isEmpty();
    }
}
