package dev.raven.core.recall;

/**
 * How much each kind of evidence counts. Round numbers, as the ranking hardly changes with them; where they come from is
 * in docs/benchmarks.md. Each kind is 0–1 but {@code CONVERSATION}, whose evidence is 0–{@link #MOST_ALONE}.
 */
final class Weights {
    /** The nearness of a message's meaning, by itself. */
    static final float MEANING = 0.5f;
    /** The same, with what was said around it: an answer is often understood only with its question. */
    static final float MEANING_AROUND = 1;
    /** The part of the question's words that a message holds, by itself. */
    static final float WORDS = 0.5f;
    /** The same, with what was said around it. */
    static final float WORDS_AROUND = 1;
    /** The best message of the conversation: what is asked for stands in company. */
    static final float CONVERSATION = 1;
    /** Said in a time that the question names. */
    static final float PERIOD = 0.5f;
    /** Tells a time, where the question asks for one. */
    static final float TIME = 0.5f;
    /** Said by the one speaker that the question names. Mild, as much is said of one person by another. */
    static final float SPEAKER = 0.2f;

    /** A message by itself, for the choice of the best of a conversation: half of its meaning, and its words. */
    static final float MEANING_ALONE = 0.5f;

    static final float MOST_ALONE = MEANING_ALONE + 1;
    static final float MOST =
            MEANING + MEANING_AROUND + WORDS + WORDS_AROUND + CONVERSATION * MOST_ALONE + PERIOD + TIME + SPEAKER;

    private Weights() {}
}
