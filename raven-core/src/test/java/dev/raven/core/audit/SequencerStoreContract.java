package dev.raven.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of the one lease and of the news of logs must do. There is one lease: tests give it back. */
public interface SequencerStoreContract {
    Duration LONG = Duration.ofMinutes(1);
    Ids IDS = new Ids(new SecureRandom());
    String ONE = "nd_one";
    String OTHER = "nd_other";

    SequencerStore sequencers();

    /** Lets a lease of that length run out. */
    void outlast(Duration lease);

    @BeforeEach
    default void nobodyHasTheLease() {
        sequencers().release(ONE);
        sequencers().release(OTHER);
    }

    @Test
    default void oneNodeHasTheLeaseAndKeepsItsFence() {
        long fence = sequencers().claim(ONE, LONG, 0);

        assertThat(fence).isPositive();
        assertThat(sequencers().claim(OTHER, LONG, 0)).isZero();
        assertThat(sequencers().claim(ONE, LONG, 0)).isEqualTo(fence);
    }

    @Test
    default void theNextHolderHasAHigherFence() {
        long first = sequencers().claim(ONE, LONG, 0);
        sequencers().release(OTHER);
        assertThat(sequencers().claim(OTHER, LONG, 0)).isZero();
        sequencers().release(ONE);

        long second = sequencers().claim(OTHER, Duration.ofMillis(20), 0);
        assertThat(second).isGreaterThan(first);

        outlast(Duration.ofMillis(20));
        assertThat(sequencers().claim(ONE, LONG, 0)).isGreaterThan(second);
    }

    @Test
    default void aFenceSeenElsewhereIsPassed() {
        long first = sequencers().claim(ONE, LONG, 0);

        long raised = sequencers().claim(ONE, LONG, first + 10);

        assertThat(raised).isGreaterThan(first + 10);
        assertThat(sequencers().claim(ONE, LONG, first + 10)).isEqualTo(raised);
    }

    @Test
    default void oneOfManyTakesIt() {
        List<Long> fences = Races.results(8, racer -> sequencers().claim("nd_" + racer, LONG, 0));

        assertThat(fences.stream().filter(fence -> fence > 0)).hasSize(1);
        for (int racer = 0; racer < 8; racer++) {
            sequencers().release("nd_" + racer);
        }
    }

    @Test
    default void whatWasToldIsKeptUntilItIsSettled() {
        TenantId moved = IDS.tenant();
        TenantId quiet = IDS.tenant();
        sequencers().tell(Map.of(moved, 7L, quiet, 2L));
        sequencers().tell(Map.of(moved, 5L));
        assertThat(sequencers().told()).containsEntry(moved, 7L).containsEntry(quiet, 2L);

        sequencers().tell(Map.of(moved, 12L));
        sequencers().settle(Map.of(moved, 7L, quiet, 2L));

        assertThat(sequencers().told()).containsEntry(moved, 12L).doesNotContainKey(quiet);
        sequencers().settle(Map.of(moved, 12L));
        assertThat(sequencers().told()).doesNotContainKey(moved);
    }

    @Test
    default void tellingNothingIsNothing() {
        sequencers().tell(Map.of());
        sequencers().settle(Map.of());
    }
}
