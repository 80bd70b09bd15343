package dev.raven.web.benchmark;

import dev.raven.core.shared.LoCoMo;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Sums over questions. Turns are those of the returned interactions in their order, in each what was said before what
 * was answered; a partner that a session's last turn lacks is none.
 */
final class RecallScore {
    static final int INTERACTIONS = 5;

    private int questions;
    private double recall10;
    private double recall20;
    private double reciprocal;
    private double reciprocalOfInteractions;
    private double hits;

    /**
     * @param five the answer with {@code limit} 5, the turns of each interaction
     * @param ten the answer with {@code limit} 10
     */
    void add(LoCoMo.Question question, List<List<String>> five, List<List<String>> ten) {
        List<String> turns = five.stream().flatMap(List::stream).toList();
        questions++;
        recall10 += question.recall(turns);
        recall20 += question.recall(ten.stream().flatMap(List::stream).toList());
        reciprocal += reciprocal(turns, question.evidence()::contains);
        reciprocalOfInteractions += reciprocal(five, held -> held.stream().anyMatch(question.evidence()::contains));
        hits += turns.stream().anyMatch(question.evidence()::contains) ? 1 : 0;
    }

    /** 1 / rank of the first that is right, from 1; 0 where none is. */
    static <T> double reciprocal(List<T> ranked, Predicate<T> right) {
        for (int i = 0; i < ranked.size(); i++) {
            if (right.test(ranked.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    void row(String name, Table table) {
        table.row(
                name,
                questions,
                mean(recall10),
                mean(recall20),
                mean(reciprocal),
                mean(hits),
                mean(reciprocalOfInteractions));
    }

    private String mean(double sum) {
        return questions == 0 ? "-" : String.format(Locale.ROOT, "%.3f", sum / questions);
    }
}
