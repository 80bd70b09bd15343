package dev.raven.web.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Times of single calls. A percentile is the nearest rank: a time that was really measured, never one between two. */
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** @param percent above 0, to 100 */
    double millis(double percent) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(percent * count / 100) - 1] / 1e6;
    }

    String text(double percent) {
        return String.format(Locale.ROOT, "%.2f", millis(percent));
    }
}
