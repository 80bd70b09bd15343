package dev.raven.core.memory;

import dev.raven.core.recall.Reranker;
import dev.raven.core.recall.Turn;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the first answers in the order that the re-ranking model gives them, where there is one. */
@Singleton
class Reranking {
    private static final int JUDGED = 50;

    private final RerankingModel model;

    @Inject
    Reranking(RerankingModel model) {
        this.model = model;
    }

    /** How many answers to rank, so that among the best of them are as many as are asked for. */
    int candidates(int limit) {
        return model.reranker().isPresent() ? Math.max(limit, JUDGED) : limit;
    }

    /** The best of the ranked answers, best first, as many as are asked for. */
    List<Found> best(String question, List<Found> ranked, int limit) {
        return model.reranker().map(reranker -> judged(reranker, question, ranked)).orElse(ranked).stream()
                .limit(limit)
                .toList();
    }

    /** Those that there was no time for stay behind all that were judged, in their order. */
    private List<Found> judged(Reranker reranker, String question, List<Found> ranked) {
        List<String> texts =
                ranked.stream().limit(JUDGED).map(found -> text(found.turn())).toList();
        List<Double> scores = reranker.scores(question, texts, model.within());
        List<Found> best = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            best.add(scored(ranked.get(i), scores.get(i)));
        }
        best.sort(Comparator.comparingDouble(Found::score).reversed());
        double least = best.isEmpty() ? 1 : best.get(best.size() - 1).score();
        ranked.stream()
                .skip(scores.size())
                .map(found -> scored(found, least * found.score()))
                .forEach(best::add);
        return best;
    }

    private static String text(Turn turn) {
        return turn.user().speaker() + ": " + turn.user().text() + "\n"
                + turn.agent().speaker() + ": " + turn.agent().text();
    }

    private static Found scored(Found found, double score) {
        return new Found(found.interaction(), found.turn(), score, found.consolidated());
    }
}
