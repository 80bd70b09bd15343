package dev.raven.core.opentelemetry;

import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Reads what OpenTelemetry counts of its own spans, by the names of its conventions for SDKs. */
final class Arrivals implements MetricReader, Instrument {
    private static final String NAME = "tracing_spans";
    private static final String HELP =
            "Spans by what became of them; outcome: sent, failed (the collector was away or refused), dropped (too many waited)";
    private static final String EXPORTED = "otel.sdk.exporter.span.exported";
    private static final String PROCESSED = "otel.sdk.processor.span.processed";
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private volatile CollectionRegistration counts = CollectionRegistration.noop();

    @Override
    public void register(CollectionRegistration registration) {
        counts = registration;
    }

    @Override
    public List<Reading> readings() {
        Collection<MetricData> all = counts.collectAllMetrics();
        return List.of(
                reading("sent", sum(all, EXPORTED, point -> !failed(point))),
                reading("failed", sum(all, EXPORTED, Arrivals::failed)),
                reading(
                        "dropped",
                        sum(
                                all,
                                PROCESSED,
                                point -> "queue_full"
                                        .equals(point.getAttributes().get(ERROR)))));
    }

    private static Reading reading(String outcome, long count) {
        return Reading.counter(NAME, HELP, count).of("outcome", outcome);
    }

    private static boolean failed(LongPointData point) {
        return point.getAttributes().get(ERROR) != null;
    }

    private static long sum(Collection<MetricData> all, String metric, Predicate<LongPointData> counted) {
        return all.stream()
                .filter(data -> data.getName().equals(metric))
                .flatMap(data -> data.getLongSumData().getPoints().stream())
                .filter(counted)
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporality.CUMULATIVE;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
