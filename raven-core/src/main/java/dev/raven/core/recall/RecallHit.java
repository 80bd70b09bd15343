package dev.raven.core.recall;

import dev.raven.core.id.InteractionId;

/**
 * A turn that answers a question.
 *
 * @param score 0–1, comparable with the other hits of the same question only
 */
public record RecallHit(InteractionId id, double score) {}
