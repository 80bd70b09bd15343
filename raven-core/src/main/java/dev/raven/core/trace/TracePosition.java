package dev.raven.core.trace;

import java.util.Map;

/** A place in a trace: a span that is not over. */
public interface TracePosition {

    /** Whether it will be sent to a collector. */
    boolean isTraced();

    /** 32 hexadecimal digits. */
    String traceId();

    /** The header that tells another server of it: {@code traceparent} (W3C Trace Context). */
    Map<String, String> headers();
}
