package dev.raven.core.recall;

import java.util.Arrays;

/** How good the best message of each conversation is: what is asked for stands in company. */
final class BestOfConversation {
    private final Threads threads;
    private final int[] candidates;

    BestOfConversation(Threads threads, int[] candidates) {
        this.threads = threads;
        this.candidates = candidates;
    }

    /** The best score of every conversation's candidates; minus infinity where there are none. */
    float[] of(float[] scores) {
        float[] best = new float[threads.conversations()];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (int message : candidates) {
            int conversation = threads.conversation(message);
            best[conversation] = Math.max(best[conversation], scores[message]);
        }
        return best;
    }
}
