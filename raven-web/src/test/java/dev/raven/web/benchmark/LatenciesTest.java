package dev.raven.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenciesTest {

    private static Latencies oneToTwoThousandMillis() {
        Latencies times = new Latencies();
        IntStream.rangeClosed(1, 2_000).map(i -> 2_001 - i).forEach(millis -> times.add(millis * 1_000_000L));
        return times;
    }

    @ParameterizedTest
    @CsvSource({"50, 1000", "90, 1800", "99, 1980", "99.9, 1998", "100, 2000", "0.01, 1"})
    void aPercentileIsTheNearestRank(double percent, double millis) {
        assertThat(oneToTwoThousandMillis().millis(percent)).isEqualTo(millis);
    }

    @Test
    void theOnlyTimeIsEveryPercentile() {
        Latencies times = new Latencies();
        times.add(2_500_000);
        assertThat(times.text(1)).isEqualTo("2.50");
        assertThat(times.text(99)).isEqualTo("2.50");
    }
}
