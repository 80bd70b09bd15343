package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final Threads threads = new Threads();
    private final ConversationId talk = new Ids(new SecureRandom()).conversation();

    @Test
    void neighboursAreThoseInTimeWhateverTheArrival() {
        threads.add(talk, NOON.plusSeconds(2));
        threads.add(talk, NOON.plusSeconds(1));
        threads.add(talk, NOON.plusSeconds(3));
        assertThat(threads.window(2)).containsExactlyInAnyOrder(2, 3);
        assertThat(threads.window(3)).containsExactlyInAnyOrder(2, 3, 0);
        assertThat(threads.window(1)).containsExactlyInAnyOrder(0, 1, 4);
        assertThat(threads.next(5)).isEqualTo(-1);
    }

    @Test
    void conversationsDoNotTouch() {
        threads.add(talk, NOON);
        threads.add(new Ids(new SecureRandom()).conversation(), NOON.plusSeconds(1));
        assertThat(threads.window(1)).containsExactlyInAnyOrder(0, 1);
        assertThat(threads.window(2)).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void theNeighboursOfARemovedTurnBecomeEachOthers() {
        for (int i = 0; i < 3; i++) {
            threads.add(talk, NOON.plusSeconds(i));
        }
        threads.remove(talk, 1);
        assertThat(threads.next(1)).isEqualTo(4);
        assertThat(threads.window(4)).containsExactlyInAnyOrder(1, 4, 5);
    }
}
