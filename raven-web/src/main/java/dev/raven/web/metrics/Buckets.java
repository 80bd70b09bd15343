package dev.raven.web.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Bounds of the durations that are told apart. */
final class Buckets {
    /** Of requests: from what a cached answer takes to the limit of half a minute. */
    static final Duration[] REQUESTS = millis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000);

    /** Of what happens within: from a round trip on this machine to a step of a job. */
    static final Duration[] INSIDE = millis(1, 5, 10, 50, 100, 500, 1_000, 5_000, 30_000);

    private Buckets() {}

    private static Duration[] millis(long... bounds) {
        return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
