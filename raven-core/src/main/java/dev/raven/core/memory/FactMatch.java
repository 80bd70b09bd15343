package dev.raven.core.memory;

import dev.raven.api.memory.QueryRequest;
import dev.raven.core.fact.Fact;
import dev.raven.core.id.InteractionId;
import dev.raven.core.recall.WordShare;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The facts that bear on a query: by their words, and by how well the interactions they come from answer it. Facts that hold
 * now are found; with {@code until}, those that held then.
 */
final class FactMatch {
    private static final int MOST = 10;
    /** What an interaction's score counts for its facts: it may answer by another sentence. */
    private static final double OF_SOURCE = 0.5;
    /** Of the question's words, by weight; less is chance. */
    private static final double LEAST = 0.2;

    private FactMatch() {}

    /** @param found the interactions that answer the query */
    static List<FoundFact> of(List<Fact> facts, QueryRequest request, List<Found> found, Instant now) {
        Instant at = Objects.requireNonNullElse(request.until(), now);
        List<Fact> held = facts.stream().filter(fact -> fact.heldAt(at)).toList();
        Map<InteractionId, Double> answers =
                found.stream().collect(Collectors.toMap(one -> one.interaction().id(), Found::score));
        double[] words =
                WordShare.of(request.query(), held.stream().map(Fact::words).toList());
        double least = Math.max(LEAST, Objects.requireNonNullElse(request.minScore(), 0.0));
        return IntStream.range(0, held.size())
                .mapToObj(i -> new FoundFact(held.get(i), score(words[i], held.get(i), answers)))
                .filter(fact -> fact.score() >= least)
                .sorted(Comparator.comparingDouble(FoundFact::score).reversed())
                .limit(MOST)
                .toList();
    }

    /** Either may speak for a fact; together they say more than one. */
    private static double score(double words, Fact fact, Map<InteractionId, Double> answers) {
        double source = fact.sources().stream()
                .mapToDouble(id -> answers.getOrDefault(id, 0.0))
                .max()
                .orElse(0);
        return 1 - (1 - words) * (1 - OF_SOURCE * source);
    }
}
