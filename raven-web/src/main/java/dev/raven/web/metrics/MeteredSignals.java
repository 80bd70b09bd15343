package dev.raven.web.metrics;

import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
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

/** Takes signals down in meters, each made when it is first needed. */
@ApplicationScoped
class MeteredSignals implements Signals {
    private final MeterRegistry meters;
    private final Map<Labelled, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Labelled, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    MeteredSignals(Registry registry) {
        this.meters = registry.meters();
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
        timers.computeIfAbsent(new Labelled(what, List.of(labels)), this::timer).record(time);
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
