package dev.raven.web.benchmark;

import java.time.Duration;

/** Waiting that ends with the benchmark. */
final class Pause {
    private Pause() {}

    /** Until a moment of {@link System#nanoTime}; not at all where it is over. */
    static void until(long nanos) {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            of(Duration.ofNanos(left));
        }
    }

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
