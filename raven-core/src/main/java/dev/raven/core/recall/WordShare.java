package dev.raven.core.recall;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of a question short texts hold, by their words: rare ones weigh more. For texts too few and short for BM25. */
public final class WordShare {
    private WordShare() {}

    /** For each text, the share of the question's words that it has, 0–1. */
    public static double[] of(String question, List<String> texts) {
        Set<String> asked = new HashSet<>(Words.ofQuestion(question));
        List<Set<String>> held = texts.stream()
                .<Set<String>>map(text -> new HashSet<>(Words.of(text)))
                .toList();
        Map<String, Double> weights = weights(asked, held);
        double all = weights.values().stream().mapToDouble(weight -> weight).sum();
        return held.stream()
                .mapToDouble(words -> all == 0
                        ? 0
                        : asked.stream()
                                        .filter(words::contains)
                                        .mapToDouble(weights::get)
                                        .sum()
                                / all)
                .toArray();
    }

    private static Map<String, Double> weights(Set<String> asked, List<Set<String>> held) {
        Map<String, Double> weights = new HashMap<>();
        for (String word : asked) {
            long having = held.stream().filter(words -> words.contains(word)).count();
            weights.put(word, having == 0 ? 1 : 1 + Math.log((double) held.size() / having));
        }
        return weights;
    }
}
