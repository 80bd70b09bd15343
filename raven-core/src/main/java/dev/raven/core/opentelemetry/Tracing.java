package dev.raven.core.opentelemetry;

import dev.raven.core.signal.Instrument;
import dev.raven.core.signal.Reading;
import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.trace.RequestSpan;
import dev.raven.core.trace.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells spans, and how many of them arrived. */
final class Tracing implements Spans, Instrument, AutoCloseable {
    /** Where no collector is named. */
    static final Tracing OFF = new Tracing(Spans.NONE, List::of, () -> {});

    private final Spans spans;
    private final Instrument arrivals;
    private final Runnable end;

    /** @param end sends what is still to be sent */
    Tracing(Spans spans, Instrument arrivals, Runnable end) {
        this.spans = spans;
        this.arrivals = arrivals;
        this.end = end;
    }

    @Override
    public RequestSpan request(String method, Function<String, Optional<String>> header) {
        return spans.request(method, header);
    }

    @Override
    public Signals.Timing begin(Signal what) {
        return spans.begin(what);
    }

    @Override
    public void took(Signal what, Duration time, String... labels) {
        spans.took(what, time, labels);
    }

    @Override
    public List<Reading> readings() {
        return arrivals.readings();
    }

    @Override
    public void close() {
        end.run();
    }
}
