package dev.raven.api.memory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One fact drawn from interactions, and the time it held. */
public record FactView(
        String factId,
        String subject,
        String attribute,
        String value,
        String text,
        double confidence,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable String supersededBy,
        List<String> sourceInteractionIds,
        double score) {}
