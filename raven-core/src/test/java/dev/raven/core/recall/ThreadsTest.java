package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.scene.Effort;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final int MANY = 40_000;

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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyTurnsStandInOrderOfTimeAndThenOfArrival(long seed) {
        Random random = new Random(seed);
        List<Instant> times = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int turn = 0; turn < 3_000; turn++) {
            times.add(NOON.plusSeconds(random.nextInt(1_000)));
            threads.add(talk, times.get(turn));
            left.add(turn);
        }
        while (left.size() > 1_000) {
            threads.remove(left.remove(random.nextInt(left.size())));
        }
        left.sort(Comparator.<Integer, Instant>comparing(times::get).thenComparing(turn -> turn));
        assertThat(threads.previous(2 * left.get(0))).isEqualTo(Threads.NONE);
        assertThat(threads.next(2 * left.get(999) + 1)).isEqualTo(Threads.NONE);
        for (int i = 1; i < left.size(); i++) {
            assertThat(threads.previous(2 * left.get(i))).isEqualTo(2 * left.get(i - 1) + 1);
            assertThat(threads.next(2 * left.get(i - 1) + 1)).isEqualTo(2 * left.get(i));
        }
    }

    @Test
    void aHistoryThatComesNewestFirstIsNotMuchMoreWorkThanInOrder() {
        double ratio = Effort.ratio(() -> added(i -> NOON.minusSeconds(i)), () -> added(i -> NOON.plusSeconds(i)));
        assertThat(ratio).isLessThan(30);
    }

    @Test
    void whoIsForgottenNewestFirstIsNotMuchMoreWorkThanTheyWereToAdd() {
        double ratio = Effort.ratio(
                () -> {
                    Threads full = added(NOON::plusSeconds);
                    IntStream.range(0, MANY).forEach(i -> full.remove(MANY - 1 - i));
                },
                () -> added(NOON::plusSeconds));
        assertThat(ratio).isLessThan(12);
    }

    private Threads added(IntFunction<Instant> time) {
        Threads full = new Threads();
        IntStream.range(0, MANY).forEach(i -> full.add(talk, time.apply(i)));
        return full;
    }
}
