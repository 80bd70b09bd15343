package dev.raven.core.trace;

import java.util.Map;

/** A place in a trace: a span that is not over. */
public interface TracePosition {

    /** 32 hexadecimal digits. */
    String traceId();

    /** The headers that tell another server of it: {@code traceparent}, and {@code tracestate} where there is one (W3C Trace Context). */
    Map<String, String> headers();
}
