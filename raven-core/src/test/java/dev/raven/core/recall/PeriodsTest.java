package dev.raven.core.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.id.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private static final List<String> DAYS =
            IntStream.range(0, 9).mapToObj(year -> (2005 + year) + "-05-01").toList();

    private final Threads threads = new Threads();

    /** How near the turns on those days are to a question's times. */
    private List<Float> near(String question) {
        float[] near =
                new Periods(threads, IntStream.range(0, 2 * DAYS.size()).toArray()).of(question, 2 * DAYS.size());
        return IntStream.range(0, DAYS.size()).mapToObj(turn -> near[2 * turn]).toList();
    }

    private void oneTurnADay() {
        Ids ids = new Ids(new SecureRandom());
        DAYS.forEach(day -> threads.add(ids.conversation(), Instant.parse(day + "T12:00:00Z")));
    }

    @Test
    void whatWasSaidOnANamedDayIsNearAndNothingElse() {
        oneTurnADay();
        assertThat(near("What was on " + DAYS.get(1) + "?")).containsExactly(0f, 1f, 0f, 0f, 0f, 0f, 0f, 0f, 0f);
    }

    @Test
    void aQuestionNamesAtMostEightTimesHoweverOftenEach() {
        oneTurnADay();
        String often = (DAYS.get(0) + ", ").repeat(20);
        assertThat(near(often + String.join(", ", DAYS))).containsExactly(1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f, 0f);
    }
}
