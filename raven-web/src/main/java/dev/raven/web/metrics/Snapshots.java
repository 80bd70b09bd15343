package dev.raven.web.metrics;

import dev.raven.core.signal.Reading;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Readings as Prometheus's client has them, those of one name together. */
final class Snapshots {
    private static final String OURS = "raven_";

    private Snapshots() {}

    static MetricSnapshots of(List<Reading> readings) {
        Map<String, List<Reading>> named = readings.stream()
                .collect(Collectors.groupingBy(Reading::name, LinkedHashMap::new, Collectors.toList()));
        return new MetricSnapshots(
                named.values().stream().map(Snapshots::snapshot).toList());
    }

    private static MetricSnapshot snapshot(List<Reading> same) {
        return switch (same.get(0).kind()) {
            case GAUGE -> gauge(same);
            case COUNTER -> counter(same);
        };
    }

    private static MetricSnapshot gauge(List<Reading> same) {
        GaugeSnapshot.Builder all = GaugeSnapshot.builder()
                .name(OURS + same.get(0).name())
                .help(same.get(0).help());
        same.forEach(one -> all.dataPoint(GaugeDataPointSnapshot.builder()
                .value(one.value())
                .labels(labels(one))
                .build()));
        return all.build();
    }

    private static MetricSnapshot counter(List<Reading> same) {
        CounterSnapshot.Builder all = CounterSnapshot.builder()
                .name(OURS + same.get(0).name())
                .help(same.get(0).help());
        same.forEach(one -> all.dataPoint(CounterDataPointSnapshot.builder()
                .value(one.value())
                .labels(labels(one))
                .build()));
        return all.build();
    }

    private static Labels labels(Reading reading) {
        Labels.Builder labels = Labels.builder();
        new TreeMap<>(reading.labels()).forEach(labels::label);
        return labels.build();
    }
}
