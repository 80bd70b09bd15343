package dev.raven.web.benchmark;

import dev.raven.core.shared.LoCoMo;
import java.util.List;
import java.util.Locale;

/**
 * Sums over questions. Turns are those of the returned interactions in their order, in each what was said before what
 * was answered; a partner that a session's last turn lacks is none.
 */
final class RecallScore {
    static final int TURNS = 10;
    static final int INTERACTIONS = TURNS / 2;

    private int questions;
    private double recall10;
    private double recall20;
    private double reciprocal;
    private double hits;

    /**
     * @param five the turns of the answer with {@code limit} 5
     * @param ten the turns of the answer with {@code limit} 10
     */
    void add(LoCoMo.Question question, List<String> five, List<String> ten) {
        questions++;
        recall10 += question.recall(five);
        recall20 += question.recall(ten);
        int rank = rank(question, five);
        reciprocal += rank == 0 ? 0 : 1.0 / rank;
        hits += rank == 0 ? 0 : 1;
    }

    /** Of the first turn that is evidence, from 1; 0 where there is none. */
    static int rank(LoCoMo.Question question, List<String> turns) {
        for (int i = 0; i < turns.size(); i++) {
            if (question.evidence().contains(turns.get(i))) {
                return i + 1;
            }
        }
        return 0;
    }

    void row(String name, Table table) {
        table.row(name, questions, mean(recall10), mean(recall20), mean(reciprocal), mean(hits));
    }

    private String mean(double sum) {
        return questions == 0 ? "-" : String.format(Locale.ROOT, "%.3f", sum / questions);
    }
}
