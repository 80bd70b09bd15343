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
        try (StoredReadings readings = new StoredReadings(List.of(broken, () -> List.of(DEPTH), away))) {
            assertThat(readings.now()).containsExactly(DEPTH);
        }
    }

    @Test
    @Timeout(60)
    void nobodyWaitsForWhatHangsAndItIsAskedOnce() throws InterruptedException {
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
            while (readings.now().isEmpty()) {
                Thread.sleep(10);
            }
        }
    }
}
