package dev.raven.core.opentelemetry;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Of a request's headers the one that says where in a trace it is. A {@code tracestate}, which a server may drop, could hold anything
 * that anybody likes to have in our spans and at those whom we ask.
 */
enum SentHeaders implements TextMapGetter<Function<String, Optional<String>>> {
    TRACEPARENT;

    @Override
    public Iterable<String> keys(Function<String, Optional<String>> header) {
        return List.of();
    }

    @Override
    public @Nullable String get(@Nullable Function<String, Optional<String>> header, String name) {
        return header == null || !name.equals("traceparent")
                ? null
                : header.apply(name).orElse(null);
    }
}
