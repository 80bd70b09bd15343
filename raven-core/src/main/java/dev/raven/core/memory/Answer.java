package dev.raven.core.memory;

import dev.raven.core.recall.AssembledContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a query found, best first.
 *
 * @param context the found memories as one text, where the caller asked for it
 * @param searched interactions that passed the filters
 */
public record Answer(List<Found> found, Optional<AssembledContext> context, int searched, Duration took) {}
