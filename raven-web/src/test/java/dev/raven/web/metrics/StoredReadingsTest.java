package dev.raven.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.problem.UnavailableException;
import dev.raven.core.signal.Reading;
import dev.raven.core.signal.StoredInstrument;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StoredReadingsTest {
    private static final Reading DEPTH = Reading.gauge("depth", "How deep", 3);

    @Test
    void tellsWhatTheStorageSays() {
        try (StoredReadings readings = new StoredReadings(List.of(() -> List.of(DEPTH)))) {
            assertThat(readings.now()).containsExactly(DEPTH);
        }
    }

    @Test
    void whatIsAwayIsNotToldAndKeepsNothingElseFromBeingTold() {
        StoredInstrument away = () -> {
            throw UnavailableException.storage(new IllegalStateException("away"));
        };
        StoredInstrument broken = () -> {
            throw new IllegalStateException("broken");
        };
        AtomicInteger behind = new AtomicInteger();
        StoredInstrument next = () -> List.of(Reading.gauge("asked", "How often", behind.incrementAndGet()));
        try (StoredReadings readings = new StoredReadings(List.of(broken, () -> List.of(DEPTH), away, next))) {
            assertThat(readings.now()).containsExactly(DEPTH);
            assertThat(behind).as("asked behind one that is away").hasValue(0);
        }
    }

    @Test
    @Timeout(60)
    void nobodyWaitsForWhatHangsAndItIsAskedOnce() {
        CountDownLatch back = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        StoredInstrument hanging = () -> {
            asked.incrementAndGet();
            try {
                back.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            return List.of(DEPTH);
        };
        try (StoredReadings readings = new StoredReadings(List.of(hanging))) {
            assertThat(readings.now()).isEmpty();
            assertThat(readings.now()).isEmpty();
            assertThat(asked).hasValue(1);
            back.countDown();
            int looks = 1;
            while (readings.now().isEmpty()) {
                looks++;
            }
            assertThat(asked).as("nothing is left to do for who has gone").hasValueLessThanOrEqualTo(1 + looks);
        }
    }
}
