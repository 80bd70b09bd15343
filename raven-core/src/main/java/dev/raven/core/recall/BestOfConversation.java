package dev.raven.core.recall;

/** How good the best messages of each conversation are: what is asked for stands in company. */
final class BestOfConversation {
    private static final int BEST = 3;

    private final Threads threads;
    private final int[] candidates;

    BestOfConversation(Threads threads, int[] candidates) {
        this.threads = threads;
        this.candidates = candidates;
    }

    /** The mean of the three best candidates of every conversation, or of as many as there are. */
    float[] means(float[] scores) {
        float[] best = new float[BEST * threads.conversations()];
        int[] seen = new int[threads.conversations()];
        for (int message : candidates) {
            int conversation = threads.conversation(message);
            seen[conversation]++;
            rise(best, BEST * conversation, scores[message]);
        }
        float[] means = new float[seen.length];
        for (int conversation = 0; conversation < means.length; conversation++) {
            int first = BEST * conversation;
            float sum = best[first] + best[first + 1] + best[first + 2];
            means[conversation] = sum / Math.max(1, Math.min(BEST, seen[conversation]));
        }
        return means;
    }

    /** Puts a score, 0 or more, into its place among three that fall. */
    private static void rise(float[] best, int first, float score) {
        if (score > best[first]) {
            best[first + 2] = best[first + 1];
            best[first + 1] = best[first];
            best[first] = score;
        } else if (score > best[first + 1]) {
            best[first + 2] = best[first + 1];
            best[first + 1] = score;
        } else if (score > best[first + 2]) {
            best[first + 2] = score;
        }
    }
}
