package dev.raven.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void eightTriesOverADayAndAThirdEachUpToAFifthLater() {
        RandomGenerator least = () -> 0;
        assertThat(IntStream.range(1, RetrySchedule.MOST).mapToObj(tries -> RetrySchedule.pause(tries, least)))
                .containsExactly(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14));
        Random random = new Random(1);
        assertThat(IntStream.range(0, 100).mapToObj(i -> RetrySchedule.pause(2, random)))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6)))
                .doesNotHaveDuplicates();
    }
}
