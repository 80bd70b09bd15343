package dev.raven.core.recall;

import java.time.Duration;
import java.util.List;

/**
 * Turns text into vectors whose nearness is nearness of meaning. Safe for use by many threads. What computes them may be
 * elsewhere: every method but {@link #close} throws {@link EmbeddingFailedException} when there are none now.
 */
public interface Embedder extends AutoCloseable {

    /**
     * Names the model, its quantisation, how many numbers a vector has, and what else tells its vectors from others: what
     * is stored beside a vector. Vectors of two names are never compared.
     */
    String model();

    /** How many numbers a vector has. */
    int dimensions();

    /** The vector of a question, of length one. Somebody waits for it. */
    float[] embedQuery(String text);

    /** The vector of a text that may answer one, of length one. */
    float[] embedPassage(String text);

    /**
     * The vectors of texts, in their order.
     *
     * @param within how long may be waited for an embedder that is elsewhere; one in this process takes the time it takes
     */
    default List<float[]> embedPassages(List<String> texts, Duration within) {
        return texts.stream().map(this::embedPassage).toList();
    }

    /** Frees what the model holds. */
    @Override
    void close();
}
