package dev.raven.core.recall;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Adds up all that says a message answers a question: its meaning, its words, its neighbours, its conversation, its
 * speaker. The weights are those measured on LoCoMo; see docs/benchmarks.md.
 */
final class Ranker {
    private static final double OWN = 0.5;
    private static final double MEANING_OF_WINDOW = 0.7;
    private static final double WORDS_OF_WINDOW = 0.3;
    private static final double NEXT = 0.2;
    private static final double CONVERSATION = 1.2;
    private static final double SPEAKER = 0.2;
    private static final int BEST_OF_CONVERSATION = 3;
    private static final double MOST = OWN + OWN + MEANING_OF_WINDOW + WORDS_OF_WINDOW + NEXT + CONVERSATION + SPEAKER;

    private final Threads threads;
    private final BitSet candidates;

    /** @param candidates the messages that may be found */
    Ranker(Threads threads, BitSet candidates) {
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
    record Evidence(double[] words, double[] window, double[] meaning, BitSet spoken) {}

    /** The score of every candidate, 0–1. */
    double[] rank(Evidence evidence) {
        double[] words = Scale.minMax(evidence.words(), candidates);
        double[] window = Scale.minMax(evidence.window(), candidates);
        double[] meaning = meaning(evidence.meaning(), words);
        double[] own = new double[words.length];
        candidates.stream().forEach(i -> own[i] = 0.5 * meaning[i] + 0.5 * words[i]);
        double[] around = Scale.minMax(smoothed(meaning), candidates);
        double[] conversation = conversationPrior(own);
        double[] scores = new double[words.length];
        candidates.stream()
                .forEach(i -> scores[i] = (OWN * meaning[i]
                                + OWN * words[i]
                                + MEANING_OF_WINDOW * around[i]
                                + WORDS_OF_WINDOW * window[i]
                                + NEXT * next(own, i)
                                + CONVERSATION * conversation[i]
                                + (evidence.spoken().get(i) ? SPEAKER : 0))
                        / MOST);
        return scores;
    }

    /** A message without a vector yet is judged by its words, not put last. */
    private double[] meaning(double[] nearness, double[] words) {
        BitSet known = (BitSet) candidates.clone();
        candidates.stream().filter(i -> Double.isNaN(nearness[i])).forEach(known::clear);
        double[] scaled = Scale.minMax(nearness, known);
        candidates.stream().filter(i -> !known.get(i)).forEach(i -> scaled[i] = words[i]);
        return scaled;
    }

    private double[] smoothed(double[] scores) {
        double[] smooth = new double[scores.length];
        candidates.stream().forEach(i -> {
            int[] window = threads.window(i);
            for (int part : window) {
                smooth[i] += scores[part] / window.length;
            }
        });
        return smooth;
    }

    private double next(double[] own, int message) {
        int next = threads.next(message);
        return next < 0 ? 0 : own[next];
    }

    /** The mean of the best three messages of the conversation: what is asked for stands in company. */
    private double[] conversationPrior(double[] own) {
        double[] prior = new double[own.length];
        Collection<List<Integer>> conversations = threads.turns();
        for (List<Integer> turns : conversations) {
            List<Integer> messages = turns.stream()
                    .flatMap(turn -> List.of(2 * turn, 2 * turn + 1).stream())
                    .filter(candidates::get)
                    .toList();
            double mean = messages.stream()
                    .map(i -> own[i])
                    .sorted(Comparator.reverseOrder())
                    .limit(BEST_OF_CONVERSATION)
                    .mapToDouble(score -> score)
                    .average()
                    .orElse(0);
            messages.forEach(i -> prior[i] = mean);
        }
        return prior;
    }
}
