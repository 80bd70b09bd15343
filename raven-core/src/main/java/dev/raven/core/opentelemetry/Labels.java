package dev.raven.core.opentelemetry;

import dev.raven.core.signal.Signal;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Set;

/** Puts the labels of a signal on its span: {@code raven.kind} and the like. */
final class Labels {
    private static final String OUTCOME = "outcome";
    private static final Set<String> WELL = Set.of("success", "proven", "answered", "done", "put_off", "accepted");

    private Labels() {}

    /** @return the span */
    static Span on(Span span, Signal what, String... values) {
        if (what == Signal.REDIS_TRIPS) {
            span.setAttribute("db.system.name", "redis");
        }
        for (int i = 0; i < values.length; i++) {
            String label = what.labels().get(i);
            span.setAttribute("raven." + label, values[i]);
            if (label.equals(OUTCOME) && !WELL.contains(values[i])) {
                span.setAttribute("error.type", values[i]);
                span.setStatus(StatusCode.ERROR);
            }
        }
        return span;
    }
}
