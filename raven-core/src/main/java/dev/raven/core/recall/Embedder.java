package dev.raven.core.recall;

/** Turns text into vectors whose nearness is nearness of meaning. Safe for use by many threads. */
public interface Embedder extends AutoCloseable {

    /** Names the model and its quantisation, to be stored beside what it made. */
    String model();

    /** How many numbers a vector has. */
    int dimensions();

    /** The vector of a question, of length one. */
    float[] embedQuery(String text);

    /** The vector of a text that may answer one, of length one. */
    float[] embedPassage(String text);

    /** Frees what the model holds. */
    @Override
    void close();
}
