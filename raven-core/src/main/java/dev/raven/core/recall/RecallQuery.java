package dev.raven.core.recall;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A question.
 *
 * @param vector of the question; empty when no embedder is there, and words alone decide
 * @param filter which turns may be found at all, by the numbers that the index gave them; asked before anything is ranked
 * @param limit hits at most, from 1
 */
public record RecallQuery(String text, Optional<float[]> vector, IntPredicate filter, int limit) {

    /** The same question, to these turns alone. */
    public RecallQuery among(IntPredicate turns) {
        return new RecallQuery(text, vector, turns, limit);
    }
}
