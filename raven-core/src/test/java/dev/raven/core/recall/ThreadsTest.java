package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Threads threads = new Threads();
    private final ConversationId talk = new Ids(new SecureRandom()).conversation();

    /** A message with its neighbours. */
    private List<Integer> window(int message) {
        return IntStream.of(threads.previous(message), message, threads.next(message))
                .filter(neighbour -> neighbour >= 0)
                .boxed()
                .toList();
    }

    @Test
    void neighboursAreThoseInTimeWhateverTheArrival() {
        threads.add(talk, NOON.plusSeconds(2));
        threads.add(talk, NOON.plusSeconds(1));
        threads.add(talk, NOON.plusSeconds(3));
        assertThat(window(2)).containsExactlyInAnyOrder(2, 3);
        assertThat(window(3)).containsExactlyInAnyOrder(2, 3, 0);
        assertThat(window(1)).containsExactlyInAnyOrder(0, 1, 4);
        assertThat(threads.next(5)).isEqualTo(-1);
    }

    @Test
    void conversationsDoNotTouch() {
        threads.add(talk, NOON);
        threads.add(new Ids(new SecureRandom()).conversation(), NOON.plusSeconds(1));
        assertThat(window(1)).containsExactlyInAnyOrder(0, 1);
        assertThat(window(2)).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void theNeighboursOfARemovedTurnBecomeEachOthers() {
        for (int i = 0; i < 3; i++) {
            threads.add(talk, NOON.plusSeconds(i));
        }
        threads.remove(1);
        assertThat(threads.next(1)).isEqualTo(4);
        assertThat(window(4)).containsExactlyInAnyOrder(1, 4, 5);
    }

    @Test
    void whoeverComesAfterARemovedFirstTurnIsFirst() {
        threads.add(talk, NOON);
        threads.add(talk, NOON.plusSeconds(1));
        threads.remove(0);
        assertThat(window(2)).containsExactlyInAnyOrder(2, 3);
        threads.remove(1);
        threads.add(talk, NOON.plusSeconds(2));
        assertThat(window(4)).containsExactlyInAnyOrder(4, 5);
    }
}
