package dev.raven.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of living nodes does. A shared one may hold others, so the tests compare counts. */
public interface NodeStoreContract {
    Duration LONG = Duration.ofMinutes(5);

    NodeStore nodes();

    @Test
    default void countsEachNodeOnceHoweverOftenItIsHeardOf() {
        String one = UUID.randomUUID().toString();
        int before = nodes().alive(one, LONG);
        assertThat(nodes().alive(one, LONG)).isEqualTo(before);
        assertThat(nodes().alive(UUID.randomUUID().toString(), LONG)).isEqualTo(before + 1);
    }

    @Test
    default void whoLeavesCountsNoMore() {
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        nodes().alive(one, LONG);
        int both = nodes().alive(other, LONG);
        nodes().gone(one);
        assertThat(nodes().alive(other, LONG)).isEqualTo(both - 1);
    }
}
