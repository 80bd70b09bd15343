package dev.raven.web.metrics;

import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.FakePosition;
import dev.raven.core.trace.RequestSpan;
import dev.raven.core.trace.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keeps what it is told, in words. */
final class ToldSpans implements Spans {
    static final FakePosition WITHIN = new FakePosition("1".repeat(32));

    final List<String> told = new ArrayList<>();

    @Override
    public RequestSpan request(String method, Function<String, Optional<String>> header) {
        told.add(method + " of " + header.apply("traceparent").orElse("nobody"));
        return new RequestSpan() {
            @Override
            public CurrentTrace.Scope enter() {
                return CurrentTrace.enter(WITHIN);
            }

            @Override
            public void end(String route, int status) {
                told.add(route + " " + status);
            }
        };
    }

    @Override
    public Signals.Timing begin(Signal what) {
        told.add("begin " + what);
        return new Signals.Timing() {
            @Override
            public void done(String... labels) {
                told.add("done " + List.of(labels));
            }

            @Override
            public void close() {
                told.add("close");
            }
        };
    }

    @Override
    public void took(Signal what, Duration time, String... labels) {
        told.add(what + " " + time.toMillis() + " " + List.of(labels));
    }
}
