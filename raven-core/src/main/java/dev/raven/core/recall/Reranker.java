package dev.raven.core.recall;

import java.time.Duration;
import java.util.List;

/**
 * Judges a question and a text together, which tells more than the nearness of two vectors, and takes longer. Safe for use
 * by many threads.
 */
public interface Reranker extends AutoCloseable {

    /**
     * How well each text answers the question, 0–1, in the order of the texts.
     *
     * @param within what is not judged by then is left out
     * @return for the first of the texts; shorter than these where the time was up
     */
    List<Double> scores(String question, List<String> texts, Duration within);

    /** Frees what the model holds. */
    @Override
    void close();
}
