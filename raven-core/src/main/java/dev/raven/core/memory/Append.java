package dev.raven.core.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * One interaction to append.
 *
 * @param batchSize buffered interactions of a conversation that make a batch
 * @param at when, for the conversation's {@code updated_at}
 * @param once the name of the request among the user's retries, kept for a day, so that a retry appends nothing
 */
public record Append(SealedInteraction interaction, int batchSize, Instant at, Optional<String> once) {}
