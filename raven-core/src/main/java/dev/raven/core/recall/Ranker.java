package dev.raven.core.recall;

import java.util.BitSet;

/**
 * Adds up all that says a message answers a question: its meaning, its words, its neighbours, its conversation, its
 * speaker. The weights are those measured on LoCoMo; see docs/benchmarks.md. Evidence comes in as columns, one number a
 * message, and scores go out as one more; only the candidates' are read and written.
 */
final class Ranker {
    private static final float OWN = 0.5f;
    private static final float MEANING_OF_WINDOW = 0.7f;
    private static final float WORDS_OF_WINDOW = 0.3f;
    private static final float NEXT = 0.2f;
    private static final float CONVERSATION = 1.2f;
    private static final float SPEAKER = 0.2f;
    private static final float MOST = OWN + OWN + MEANING_OF_WINDOW + WORDS_OF_WINDOW + NEXT + CONVERSATION + SPEAKER;

    private final Threads threads;
    private final int[] candidates;

    /** @param candidates the messages that may be found, rising */
    Ranker(Threads threads, int[] candidates) {
        this.threads = threads;
        this.candidates = candidates;
    }

    /**
     * What is known of each message before it is set against the others.
     *
     * @param words how well its own words match
     * @param window how well the words of its window match
     * @param meaning its nearness to the question; not a number where it has no vector
     * @param spoken whether the question names its speaker and nobody else
     */
    record Evidence(float[] words, float[] window, float[] meaning, BitSet spoken) {}

    /** The score of every candidate, 0–1. */
    float[] rank(Evidence evidence) {
        float[] words = Scale.minMax(evidence.words(), candidates);
        float[] window = Scale.minMax(evidence.window(), candidates);
        float[] meaning = meaning(evidence.meaning(), words);
        float[] own = own(meaning, words);
        float[] around = Scale.minMax(smoothed(meaning), candidates);
        float[] best = new BestOfConversation(threads, candidates).means(own);
        float[] scores = new float[words.length];
        for (int i : candidates) {
            scores[i] = (OWN * meaning[i]
                            + OWN * words[i]
                            + MEANING_OF_WINDOW * around[i]
                            + WORDS_OF_WINDOW * window[i]
                            + NEXT * next(own, i)
                            + CONVERSATION * best[threads.conversation(i)]
                            + (evidence.spoken().get(i) ? SPEAKER : 0))
                    / MOST;
        }
        return scores;
    }

    /** A message without a vector yet is judged by its words, not put last. */
    private float[] meaning(float[] nearness, float[] words) {
        float[] scaled = Scale.minMax(nearness, candidates);
        for (int i : candidates) {
            scaled[i] = Float.isNaN(scaled[i]) ? words[i] : scaled[i];
        }
        return scaled;
    }

    private float[] own(float[] meaning, float[] words) {
        float[] own = new float[words.length];
        for (int i : candidates) {
            own[i] = 0.5f * meaning[i] + 0.5f * words[i];
        }
        return own;
    }

    /** The mean of a message and its neighbours; one that may not be found counts as 0. */
    private float[] smoothed(float[] scores) {
        float[] smooth = new float[scores.length];
        for (int i : candidates) {
            int previous = threads.previous(i);
            int next = threads.next(i);
            int parts = 1 + (previous < 0 ? 0 : 1) + (next < 0 ? 0 : 1);
            float sum = scores[i] + (previous < 0 ? 0 : scores[previous]) + (next < 0 ? 0 : scores[next]);
            smooth[i] = sum / parts;
        }
        return smooth;
    }

    private float next(float[] own, int message) {
        int next = threads.next(message);
        return next < 0 ? 0 : own[next];
    }
}
