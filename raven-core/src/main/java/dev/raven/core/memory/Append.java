package dev.raven.core.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * One interaction to append.
 *
 * @param batchSize buffered interactions of a conversation that make a batch
 * @param at when, for the conversation's {@code updated_at}
 * @param once what tells a retry, so that it appends nothing
 */
public record Append(SealedInteraction interaction, int batchSize, Instant at, Optional<Once> once) {

    /**
     * Tells a request from its retry, for a day.
     *
     * @param name the request's name among the user's
     * @param fingerprint of what it says: the same name with another one is refused
     */
    public record Once(String name, String fingerprint) {}
}
