package dev.raven.core.scene;

import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts what happened, for a test to look at. */
public final class InMemorySignals implements Signals {
    private final Map<List<String>, Long> counts = new ConcurrentHashMap<>();

    @Override
    public void count(Signal what, long times, String... labels) {
        if (labels.length != what.labels().size()) {
            throw new IllegalArgumentException(what + " has the labels " + what.labels());
        }
        counts.merge(key(what, labels), times, Long::sum);
    }

    @Override
    public void took(Signal what, Duration time, String... labels) {
        if (what.measure() != Signal.Measure.TIMES || time.isNegative()) {
            throw new IllegalArgumentException(what + " took " + time);
        }
        count(what, 1, labels);
    }

    @Override
    public Timing begin(Signal what) {
        return new Timing() {
            private String @Nullable [] labels;

            @Override
            public void done(String... given) {
                labels = given;
            }

            @Override
            public void close() {
                if (labels != null) {
                    took(what, Duration.ZERO, labels);
                }
            }
        };
    }

    /** How often it happened. */
    public long of(Signal what, String... labels) {
        return counts.getOrDefault(key(what, labels), 0L);
    }

    private static List<String> key(Signal what, String... labels) {
        List<String> key = new ArrayList<>(List.of(labels));
        key.add(0, what.name());
        return key;
    }
}
