package dev.raven.core.recall;

import java.util.BitSet;

/** Brings scores of different kinds to one scale, so that they can be added up. */
final class Scale {
    private Scale() {}

    /**
     * The candidates' scores from 0 for the least to 1 for the best; all 0 when they are all the same. Unlike ranks,
     * this keeps how far the best stands out.
     */
    static double[] minMax(double[] scores, BitSet candidates) {
        double least = candidates.stream().mapToDouble(i -> scores[i]).min().orElse(0);
        double most = candidates.stream().mapToDouble(i -> scores[i]).max().orElse(0);
        double[] scaled = new double[scores.length];
        if (most > least) {
            candidates.stream().forEach(i -> scaled[i] = (scores[i] - least) / (most - least));
        }
        return scaled;
    }
}
