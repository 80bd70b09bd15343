package dev.raven.core.recall;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A question.
 *
 * @param vector of the question; empty when no embedder is there, and words alone decide
 * @param filter which turns may be found at all, asked before anything is ranked
 * @param limit hits at most
 */
public record RecallQuery(String text, Optional<float[]> vector, Predicate<Turn> filter, int limit) {}
