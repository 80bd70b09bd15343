package dev.raven.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Precision and recall on a set of made-up texts; what is found counts only where kind, beginning and end are right. */
class LabelledContentTest {
    private final ContentScanner scanner = new ContentScanner(true);
    private final List<Labelled> all = Labelled.all();

    /** Right, wrong and missed of one kind. */
    private record Score(int right, int wrong, int missed) {
        static final Score NONE = new Score(0, 0, 0);

        Score plus(Score other) {
            return new Score(right + other.right, wrong + other.wrong, missed + other.missed);
        }

        double precision() {
            return right == 0 ? 0 : (double) right / (right + wrong);
        }

        double recall() {
            return right == 0 ? 0 : (double) right / (right + missed);
        }

        @Override
        public String toString() {
            return "right %3d  wrong %2d  missed %2d  precision %.3f  recall %.3f"
                    .formatted(right, wrong, missed, precision(), recall());
        }
    }

    private Map<SensitiveKind, Score> scores() {
        Map<SensitiveKind, Score> scores = new TreeMap<>();
        for (Labelled one : all) {
            List<Finding> found = scanner.scan(one.text());
            found.forEach(finding -> scores.merge(
                    finding.kind(),
                    one.expected().contains(finding) ? new Score(1, 0, 0) : new Score(0, 1, 0),
                    Score::plus));
            one.expected().stream()
                    .filter(expected -> !found.contains(expected))
                    .forEach(missed -> scores.merge(missed.kind(), new Score(0, 0, 1), Score::plus));
        }
        return scores;
    }

    @Test
    void theSetIsLargeAndHasEveryKind() {
        assertThat(all.stream().mapToInt(one -> one.expected().size()).sum()).isGreaterThanOrEqualTo(200);
        assertThat(all.stream().filter(one -> one.expected().isEmpty()).count()).isGreaterThanOrEqualTo(300);
        assertThat(all.stream()
                        .flatMap(one -> one.expected().stream())
                        .map(Finding::kind)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(SensitiveKind.values());
    }

    @Test
    void findsNearlyAllAndNearlyNothingElse() {
        Map<SensitiveKind, Score> scores = scores();
        Score total = scores.values().stream().reduce(Score.NONE, Score::plus);
        System.getLogger("content")
                .log(
                        Level.INFO,
                        scores.entrySet().stream()
                                .map(entry ->
                                        "%-20s %s%n".formatted(entry.getKey().wireName(), entry.getValue()))
                                .collect(Collectors.joining(
                                        "", String.format("by kind:%n"), "total                " + total)));
        assertThat(total.precision()).as("precision").isGreaterThanOrEqualTo(0.95);
        assertThat(total.recall()).as("recall").isGreaterThanOrEqualTo(0.90);
    }
}
