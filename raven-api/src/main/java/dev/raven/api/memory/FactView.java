package dev.raven.api.memory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fact drawn from interactions, and the time it held.
 *
 * @param confidence 0–1
 * @param validTo absent while it holds
 * @param supersededBy the fact that took its place
 * @param sourceInteractionIds the newest 100 interactions it was said in, oldest first
 * @param sourceCount how many interactions it was said in
 * @param score 0–1, comparable within one answer; absent in a list, which answers no question
 */
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
        int sourceCount,
        @Nullable Double score) {}
