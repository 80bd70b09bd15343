package dev.raven.core.recall;

/** Brings scores of different kinds to one scale, so that they can be added up. */
final class Scale {
    private Scale() {}

    /**
     * The candidates' scores from 0 for the least to 1 for the best; all 0 when they are all the same. Unlike ranks,
     * this keeps how far the best stands out. What is not a number stays none.
     */
    static float[] minMax(float[] scores, int[] candidates) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int i : candidates) {
            float score = scores[i];
            if (score < least) {
                least = score;
            }
            if (score > most) {
                most = score;
            }
        }
        float factor = most > least ? 1 / (most - least) : 0;
        float[] scaled = new float[scores.length];
        for (int i : candidates) {
            scaled[i] = (scores[i] - least) * factor;
        }
        return scaled;
    }

    /** Each score as a part of the most there can be, in place; 1 where it is more. */
    static float[] parts(float[] scores, float most) {
        float factor = most > 0 ? 1 / most : 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.min(1, scores[i] * factor);
        }
        return scores;
    }
}
