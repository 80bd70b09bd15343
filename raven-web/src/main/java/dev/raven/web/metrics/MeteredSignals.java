package dev.raven.web.metrics;

import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.trace.Spans;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes signals down in meters, each made when it is first needed, and has those that take time traced. */
@ApplicationScoped
class MeteredSignals implements Signals {
    private final MeterRegistry meters;
    private final Spans spans;
    private final Map<Labelled, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Labelled, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    MeteredSignals(Registry registry, Spans spans) {
        this.meters = registry.meters();
        this.spans = spans;
    }

    private record Labelled(Signal what, List<String> labels) {
        String name() {
            return Registry.OURS + what.metric();
        }

        Tags tags() {
            Tags tags = Tags.empty();
            for (int i = 0; i < labels.size(); i++) {
                tags = tags.and(what.labels().get(i), labels.get(i));
            }
            return tags;
        }
    }

    @Override
    public void count(Signal what, long times, String... labels) {
        counters.computeIfAbsent(new Labelled(what, List.of(labels)), this::counter)
                .increment(times);
    }

    @Override
    public void took(Signal what, Duration time, String... labels) {
        record(what, time, labels);
        spans.took(what, time, labels);
    }

    @Override
    public Timing begin(Signal what) {
        return new Metered(what, spans.begin(what));
    }

    private void record(Signal what, Duration time, String... labels) {
        timers.computeIfAbsent(new Labelled(what, List.of(labels)), this::timer).record(time);
    }

    private final class Metered implements Timing {
        private final Signal what;
        private final Timing traced;
        private final long start = System.nanoTime();
        private String @Nullable [] labels;

        Metered(Signal what, Timing traced) {
            this.what = what;
            this.traced = traced;
        }

        @Override
        public void done(String... given) {
            labels = given.clone();
            traced.done(given);
        }

        @Override
        public void close() {
            traced.close();
            if (labels != null) {
                record(what, Duration.ofNanos(System.nanoTime() - start), labels);
            }
        }
    }

    private Counter counter(Labelled one) {
        return Counter.builder(one.name())
                .description(one.what().help())
                .tags(one.tags())
                .register(meters);
    }

    private Timer timer(Labelled one) {
        return Timer.builder(one.name())
                .description(one.what().help())
                .tags(one.tags())
                .serviceLevelObjectives(Buckets.INSIDE)
                .register(meters);
    }
}
