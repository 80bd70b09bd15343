package dev.raven.core.opentelemetry;

import dev.raven.core.trace.CurrentTrace;
import dev.raven.core.trace.RequestSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Set;

/**
 * A request, with what OpenTelemetry's conventions for HTTP servers name, but for what tells of somebody: its path, as ids stand in
 * it, its query, its client.
 */
final class ServerSpan implements RequestSpan {
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int FAULT = 500;

    private final String method;
    private final Span span;
    private final Context context;

    private ServerSpan(String method, Span span, Context context) {
        this.method = method;
        this.span = span;
        this.context = context;
    }

    static ServerSpan begin(Tracer tracer, String method, Context sent) {
        String known = KNOWN.contains(method) ? method : "HTTP";
        Span span = tracer.spanBuilder(known)
                .setParent(sent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", KNOWN.contains(method) ? method : "_OTHER")
                .startSpan();
        return new ServerSpan(known, span, sent.with(span));
    }

    @Override
    public CurrentTrace.Scope enter() {
        return CurrentTrace.enter(new Position(context));
    }

    @Override
    public void end(String route, int status) {
        span.updateName(method + " " + route);
        span.setAttribute("http.route", route);
        span.setAttribute("http.response.status_code", status);
        if (status >= FAULT) {
            span.setAttribute("error.type", Integer.toString(status));
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
