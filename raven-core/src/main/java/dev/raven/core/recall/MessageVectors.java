package dev.raven.core.recall;

import java.util.Optional;

/** Of every message two vectors: of itself, and of it with what was said around it. */
final class MessageVectors {
    private final VectorRows own = new VectorRows();
    private final VectorRows around = new VectorRows();

    /** Adds the next message, without vectors. */
    void add() {
        own.add();
        around.add();
    }

    void give(int turn, TurnVectors vectors) {
        own.give(turn, vectors.model(), vectors.own());
        around.give(turn, vectors.model(), vectors.around());
    }

    void forget(int turn) {
        own.forget(turn);
        around.forget(turn);
    }

    boolean has(int turn) {
        return own.has(2 * turn);
    }

    /** A turn's vectors as they were given. */
    Optional<TurnVectors> of(int turn) {
        return own.model()
                .filter(model -> has(turn))
                .map(model -> new TurnVectors(model, own.of(turn), around.of(turn)));
    }

    /** How near each candidate is to the question: a cosine, or not a number where there is no vector. */
    float[] nearness(float[] question, int[] candidates) {
        return own.nearness(question, candidates);
    }

    /** The same of each candidate with what was said around it. */
    float[] nearnessAround(float[] question, int[] candidates) {
        return around.nearness(question, candidates);
    }

    long bytes() {
        return own.bytes() + around.bytes();
    }

    void wipe() {
        own.wipe();
        around.wipe();
    }
}
