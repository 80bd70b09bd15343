package dev.raven.core.memory;

import dev.raven.core.fact.Fact;

/**
 * A fact that bears on a query.
 *
 * @param score 0–1, comparable within one answer
 */
public record FoundFact(Fact fact, double score) {}
