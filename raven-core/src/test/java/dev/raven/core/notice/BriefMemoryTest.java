package dev.raven.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.Races;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BriefMemoryTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();
    private Duration readingTakes = Duration.ZERO;
    private boolean there = true;
    private final BriefMemory<String, Integer> memory = new BriefMemory<>(this::read, 1000, now::get);

    private Optional<Integer> read(String name) {
        int reading = readings.incrementAndGet();
        pass(readingTakes);
        return there ? Optional.of(reading) : Optional.empty();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void readsOnceInTwoSeconds() {
        for (int i = 0; i < 100; i++) {
            assertThat(memory.find("a")).contains(1);
        }
        pass(BriefMemory.BELIEVED.minusNanos(1));
        assertThat(memory.find("a")).contains(1);
        pass(Duration.ofNanos(1));
        assertThat(memory.find("a")).contains(2);
    }

    @Test
    void theTimeThatReadingTookCounts() {
        readingTakes = Duration.ofMillis(1500);
        memory.find("a");
        pass(Duration.ofMillis(499));
        assertThat(memory.find("a")).contains(1);
        pass(Duration.ofMillis(1));
        assertThat(memory.find("a")).contains(2);
    }

    @Test
    void whatWasForgottenIsReadAgainAtOnceAndNothingElse() {
        memory.find("a");
        memory.find("b");
        memory.forget("a");
        assertThat(memory.find("a")).contains(3);
        assertThat(memory.find("b")).contains(2);
        memory.forgetAll();
        assertThat(memory.find("b")).contains(4);
    }

    @Test
    void whatIsNotThereIsLookedForEachTime() {
        there = false;
        assertThat(memory.find("a")).isEmpty();
        there = true;
        assertThat(memory.find("a")).contains(2);
    }

    @Test
    void whatDoesNotFitIsReadOnceEachTime() {
        assertThat(memory.find("a", found -> false)).contains(1);
        assertThat(memory.find("a", found -> false)).contains(2);
        assertThat(memory.find("a", found -> true)).contains(2);
        there = false;
        assertThat(memory.find("a", found -> false)).isEmpty();
        assertThat(memory.find("a", found -> true)).isEmpty();
        assertThat(readings).hasValue(4);
    }

    @Test
    void whatWasReadAgainIsNotBelievedForLonger() {
        memory.find("a", found -> true);
        pass(BriefMemory.BELIEVED.minusNanos(1));
        memory.find("a", found -> false);
        pass(BriefMemory.BELIEVED);
        assertThat(memory.find("a", found -> true)).contains(3);
    }

    @Test
    void ofManyThatAskWithWhatFitsOneReads() {
        assertThat(Races.results(16, racer -> memory.find("a", found -> true))).containsOnly(Optional.of(1));
    }

    @Test
    void ofManyThatAskAtOnceOneReads() {
        assertThat(Races.results(16, racer -> memory.find("a"))).containsOnly(Optional.of(1));
    }
}
