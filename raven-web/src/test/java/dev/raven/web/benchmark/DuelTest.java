package dev.raven.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {

    @Test
    void theRatioIsTheMedianOfTheTurns() {
        Iterator<Double> mine = List.of(90.0, 10.0, 80.0).iterator();
        String table = new Duel("mine", "theirs", 0.8, 3)
                .fight("", mine::next, () -> 100.0)
                .text();
        assertThat(table)
                .containsPattern("median +0\\.80")
                .containsPattern("least, most +0\\.10, 0\\.90")
                .containsPattern("aim +0\\.80");
    }

    @Test
    void ofAnEvenNumberTheMedianIsBetweenTheMiddleTwo() {
        assertThat(Duel.median(List.of(0.1, 0.4, 0.6, 0.9))).isEqualTo(0.5);
    }
}
