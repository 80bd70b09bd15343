package dev.raven.core.opentelemetry;

import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.RequestSpan;
import dev.raven.core.trace.Spans;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Spans as OpenTelemetry has them. What they say is of few values known beforehand: nothing that anybody sent is among it. */
final class RecordedSpans implements Spans {
    private static final Set<Signal> ASKED_OF_OTHERS =
            Set.of(Signal.REDIS_TRIPS, Signal.KEY_SERVICE_CALLS, Signal.WEBHOOK_ATTEMPTS);

    private final Tracer tracer;
    private final Clock clock;

    RecordedSpans(Tracer tracer, Clock clock) {
        this.tracer = tracer;
        this.clock = clock;
    }

    @Override
    public RequestSpan request(String method, Function<String, Optional<String>> header) {
        Context sent = W3CTraceContextPropagator.getInstance().extract(Context.root(), header, SentHeaders.TRACEPARENT);
        return ServerSpan.begin(tracer, method, sent);
    }

    @Override
    public Signals.Timing begin(Signal what) {
        Context around = here().map(Position::context).orElseGet(Context::root);
        return new TracedWork(what, around, builder(what, around).startSpan());
    }

    /** Where the thread is at nothing there is no trace that it would belong to, and one of its own tells little. */
    @Override
    public void took(Signal what, Duration time, String... labels) {
        here().filter(Position::isTraced).ifPresent(position -> {
            Instant end = clock.instant();
            Labels.on(
                            builder(what, position.context())
                                    .setStartTimestamp(end.minus(time))
                                    .startSpan(),
                            what,
                            labels)
                    .end(end);
        });
    }

    private SpanBuilder builder(Signal what, Context around) {
        return tracer.spanBuilder(what.metric())
                .setParent(around)
                .setSpanKind(ASKED_OF_OTHERS.contains(what) ? SpanKind.CLIENT : SpanKind.INTERNAL);
    }

    private static Optional<Position> here() {
        return CurrentTrace.position().filter(Position.class::isInstance).map(Position.class::cast);
    }
}
