package dev.raven.core.recall;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of a question short texts hold, by their words: rare ones weigh more. For texts too few and short for BM25. */
public final class WordShare {
    private WordShare() {}

    /** The words that a text is found by: taking them out is most of the work, and to be done once. */
    public static Set<String> words(String text) {
        return Set.copyOf(Words.of(text));
    }

    /** For each text, given by its words, the share of the question's words that it has, 0–1. */
    public static double[] of(String question, List<Set<String>> texts) {
        Map<String, Double> weights = weights(Words.ofQuestion(question), texts);
        double all = weights.values().stream().mapToDouble(weight -> weight).sum();
        return texts.stream()
                .mapToDouble(words -> all == 0 ? 0 : weight(words, weights) / all)
                .toArray();
    }

    private static double weight(Set<String> words, Map<String, Double> weights) {
        double weight = 0;
        for (String word : words) {
            weight += weights.getOrDefault(word, 0.0);
        }
        return weight;
    }

    private static Map<String, Double> weights(Collection<String> question, List<Set<String>> texts) {
        Map<String, Integer> having = having(new HashSet<>(question), texts);
        Map<String, Double> weights = new HashMap<>();
        for (String word : question) {
            int count = having.getOrDefault(word, 0);
            weights.put(word, count == 0 ? 1 : 1 + Math.log((double) texts.size() / count));
        }
        return weights;
    }

    /** How many texts have each word that is asked for. */
    private static Map<String, Integer> having(Set<String> asked, List<Set<String>> texts) {
        Map<String, Integer> having = new HashMap<>();
        for (Set<String> words : texts) {
            for (String word : words) {
                if (asked.contains(word)) {
                    having.merge(word, 1, Integer::sum);
                }
            }
        }
        return having;
    }
}
