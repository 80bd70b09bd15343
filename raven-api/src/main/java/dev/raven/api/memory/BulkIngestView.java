package dev.raven.api.memory;

import dev.raven.api.problem.ProblemView;
import org.jspecify.annotations.Nullable;

/**
 * What came of one line of a bulk ingest.
 *
 * @param line which line of the request, from 1; blank ones count and are not answered
 * @param success whether it is durable and can be found from now on
 * @param interactionId where it is
 * @param error where it is not: why, as a request of its own would be answered
 */
public record BulkIngestView(
        int line,
        boolean success,
        @Nullable String interactionId,
        @Nullable ProblemView error) {}
