package dev.raven.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.core.shared.LoCoMo;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecallScoreTest {
    private static final LoCoMo.Question TWO_SOURCES = new LoCoMo.Question(1, "Where?", Set.of("D1:4", "D2:1"));

    private static String[] scored(RecallScore score) {
        Table table = new Table(
                "", "category", "questions", "recall@10", "recall@20", "MRR@10", "hit@10", "MRR interactions");
        score.row("all", table);
        return table.text()
                .strip()
                .lines()
                .reduce((head, row) -> row)
                .orElseThrow()
                .strip()
                .split("\s+");
    }

    private static final List<List<String>> BESIDE = List.of(List.of("D1:1", "D1:2"), List.of("D1:3", "D1:4"));
    private static final List<List<String>> BOTH = List.of(List.of("D1:1"), List.of("D1:3", "D1:4"), List.of("D2:1"));

    @Test
    void recallIsTheShareOfTheEvidenceAtBothDepths() {
        RecallScore score = new RecallScore();
        score.add(TWO_SOURCES, BESIDE, BOTH);
        assertThat(scored(score)).containsExactly("all", "1", "0.500", "1.000", "0.250", "1.000", "0.500");
    }

    @Test
    void whatIsFoundBeyondTenTurnsGivesNoReciprocalRank() {
        RecallScore score = new RecallScore();
        score.add(TWO_SOURCES, List.of(List.of("D1:1")), BOTH);
        assertThat(scored(score)).containsExactly("all", "1", "0.000", "1.000", "0.000", "0.000", "0.000");
    }

    @Test
    void theRankIsThatOfTheFirstEvidence() {
        RecallScore score = new RecallScore();
        score.add(TWO_SOURCES, BOTH, BOTH);
        assertThat(scored(score)).containsExactly("all", "1", "1.000", "1.000", "0.333", "1.000", "0.500");
    }

    @Test
    void figuresAreMeansOverQuestions() {
        RecallScore score = new RecallScore();
        score.add(TWO_SOURCES, List.of(List.of("D1:4", "D2:1")), BOTH);
        score.add(TWO_SOURCES, List.of(), List.of());
        assertThat(scored(score)).containsExactly("all", "2", "0.500", "0.500", "0.500", "0.500", "0.500");
    }
}
