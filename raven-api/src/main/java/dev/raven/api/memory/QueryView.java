package dev.raven.api.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query, best first.
 *
 * @param context present when {@code max_tokens} was given
 * @param totalSearched interactions that passed the filters
 * @param tookMs milliseconds spent on it in the server
 */
public record QueryView(
        List<MemoryView> memories,
        List<FactView> facts,
        @Nullable ContextView context,
        int totalSearched,
        long tookMs) {}
