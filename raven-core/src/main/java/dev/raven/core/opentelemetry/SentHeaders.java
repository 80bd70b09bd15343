package dev.raven.core.opentelemetry;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The headers of a request, as OpenTelemetry reads them: by name alone. */
enum SentHeaders implements TextMapGetter<Function<String, Optional<String>>> {
    BY_NAME;

    @Override
    public Iterable<String> keys(Function<String, Optional<String>> header) {
        return List.of();
    }

    @Override
    public @Nullable String get(@Nullable Function<String, Optional<String>> header, String name) {
        return header == null ? null : header.apply(name).orElse(null);
    }
}
