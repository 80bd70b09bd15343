package dev.raven.core.recall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well messages match a question by their words: BM25 (Robertson and Zaragoza, 2009) with k1 0.9 and b 0.4. A message
 * can be scored by itself, or as the window of it and its two neighbours, without a second index: a word of a message
 * counts for its neighbours' windows too.
 */
final class Bm25 {
    private static final double K1 = 0.9;
    private static final double B = 0.4;

    private final Map<String, List<Posting>> postings = new HashMap<>();
    private final List<Integer> lengths = new ArrayList<>();
    private long totalLength;
    private long occurrences;

    private record Posting(int message, int count) {}

    /** Adds the next message: the first is 0. */
    void add(Collection<String> words) {
        int message = lengths.size();
        Map<String, Integer> counts = new HashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        counts.forEach((word, count) ->
                postings.computeIfAbsent(word, first -> new ArrayList<>(2)).add(new Posting(message, count)));
        lengths.add(words.size());
        totalLength += words.size();
        occurrences += counts.size();
    }

    /** The score of every message by its own words; 0 where none fits. */
    double[] scores(Collection<String> question) {
        return scores(question, message -> new int[] {message});
    }

    /** The score of every message by the words of its window. */
    double[] windowScores(Collection<String> question, Threads threads) {
        return scores(question, threads::window);
    }

    /** Messages and postings held, for an estimate of the memory they take. */
    long size() {
        return lengths.size() + occurrences;
    }

    /** Which messages a message's words count for: always itself. */
    private interface Reach {
        int[] of(int message);
    }

    private double[] scores(Collection<String> question, Reach reach) {
        double[] scores = new double[lengths.size()];
        Set<String> distinct = new HashSet<>(question);
        for (String word : distinct) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (Posting posting : postings.getOrDefault(word, List.of())) {
                for (int message : reach.of(posting.message())) {
                    counts.merge(message, posting.count(), Integer::sum);
                }
            }
            addWord(scores, counts, reach);
        }
        return scores;
    }

    private void addWord(double[] scores, Map<Integer, Integer> counts, Reach reach) {
        double idf = Math.log(1 + (lengths.size() - counts.size() + 0.5) / (counts.size() + 0.5));
        double mean = Math.max(1.0, (double) totalLength / Math.max(1, lengths.size()));
        counts.forEach((message, count) -> {
            int[] reached = reach.of(message);
            double length = 0;
            for (int part : reached) {
                length += lengths.get(part);
            }
            double norm = K1 * (1 - B + B * length / (mean * reached.length));
            scores[message] += idf * count / (count + norm);
        });
    }
}
