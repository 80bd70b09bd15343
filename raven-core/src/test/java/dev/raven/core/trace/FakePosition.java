package dev.raven.core.trace;

import java.util.Map;

/** A place in a trace that a test names. */
public record FakePosition(String traceId, boolean isTraced) implements TracePosition {

    /** One that is traced. */
    public FakePosition(String traceId) {
        this(traceId, true);
    }

    /** As a {@code traceparent} says it. */
    public String traceparent() {
        return "00-" + traceId + "-00f067aa0ba902b7-01";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("traceparent", traceparent());
    }
}
