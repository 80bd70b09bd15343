package dev.raven.core.opentelemetry;

import dev.raven.core.signal.Signal;
import dev.raven.core.signal.Signals;
import dev.raven.core.trace.CurrentTrace;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;

/** Work that has begun: its thread is at it until it is closed. */
final class TracedWork implements Signals.Timing {
    private final Signal what;
    private final Span span;
    private final CurrentTrace.Scope scope;
    private boolean done;

    TracedWork(Signal what, Context around, Span span) {
        this.what = what;
        this.span = span;
        this.scope = CurrentTrace.enter(new Position(around.with(span)));
    }

    @Override
    public void done(String... labels) {
        done = true;
        Labels.on(span, what, labels);
    }

    @Override
    public void close() {
        if (!done) {
            span.setStatus(StatusCode.ERROR);
        }
        scope.close();
        span.end();
    }
}
