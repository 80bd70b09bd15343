package dev.raven.core.opentelemetry;

import dev.raven.core.trace.TracePosition;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;

/** A place in a trace, as OpenTelemetry has it. */
record Position(Context context) implements TracePosition {

    @Override
    public boolean isTraced() {
        return span().isRecording();
    }

    @Override
    public String traceId() {
        return span().getSpanContext().getTraceId();
    }

    Span span() {
        return Span.fromContext(context);
    }

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(context, headers, (carrier, name, value) -> headers.put(name, value));
        return headers;
    }
}
