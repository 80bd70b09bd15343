package dev.raven.core.recall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the best of many hits without sorting them all; of equals, the newer, then the one with the smaller id. */
final class Best {
    private final int most;
    private final PriorityQueue<Ranked> worstFirst;
    private float least = Float.NEGATIVE_INFINITY;

    /** @param most to keep, at least 1 */
    Best(int most) {
        this.most = most;
        this.worstFirst = new PriorityQueue<>(WORST_FIRST);
    }

    /** A hit with what decides between equals. */
    record Ranked(RecallHit hit, Instant at) {}

    private static final Comparator<Ranked> WORST_FIRST = Comparator.comparingDouble(
                    (Ranked ranked) -> ranked.hit().score())
            .thenComparing(Ranked::at)
            .thenComparing(ranked -> ranked.hit().id().value(), Comparator.reverseOrder());

    /** The score without which a hit is not among the best. */
    float least() {
        return least;
    }

    void take(Ranked ranked) {
        worstFirst.add(ranked);
        if (worstFirst.size() > most) {
            worstFirst.poll();
        }
        if (worstFirst.size() == most) {
            least = (float) worstFirst.element().hit().score();
        }
    }

    /** The best, best first. */
    List<RecallHit> hits() {
        return worstFirst.stream()
                .sorted(WORST_FIRST.reversed())
                .map(Ranked::hit)
                .toList();
    }
}
