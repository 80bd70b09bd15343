package dev.raven.core.fact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a user's interactions claim, and the facts it adds up to. The facts follow from the claims and their times
 * alone: imported history may come in any order, and a claim taken out was never said. Many threads may ask at once, but none
 * while another changes the book: its owner sees to that.
 */
public final class FactBook {
    private static final Comparator<Said> BY_TIME = Comparator.comparing(Said::at)
            .thenComparing(said -> said.source().value())
            .thenComparing(Said::place);

    private final Map<InteractionId, List<Said>> claims = new HashMap<>();
    /** Folded when first asked for, by whoever asks first. */
    private volatile @Nullable List<Fact> facts = List.of();

    /**
     * A claim where and when it was made.
     *
     * @param place which of its interaction's claims it is
     */
    record Said(Claim claim, InteractionId source, Instant at, int place) {}

    /** Takes an interaction's claims in the place of those it had. */
    public void put(InteractionId source, Instant at, List<Claim> made) {
        if (made.isEmpty() && !claims.containsKey(source)) {
            return;
        }
        claims.put(
                source,
                IntStream.range(0, made.size())
                        .mapToObj(place -> new Said(made.get(place), source, at, place))
                        .toList());
        facts = null;
    }

    public void remove(InteractionId source) {
        if (claims.remove(source) != null) {
            facts = null;
        }
    }

    /** Every fact, also those that hold no longer, the newest first. */
    public List<Fact> facts() {
        List<Fact> known = facts;
        if (known == null) {
            known = fold();
            facts = known;
        }
        return known;
    }

    private List<Fact> fold() {
        Map<String, List<Said>> slots = claims.values().stream()
                .flatMap(List::stream)
                .sorted(BY_TIME)
                .collect(groupingBy(said -> said.claim().statement().slot(), TreeMap::new, toList()));
        return slots.values().stream()
                .flatMap(FactBook::factsOf)
                .sorted(Comparator.comparing(Fact::validFrom)
                        .reversed()
                        .thenComparing(fact -> fact.id().value()))
                .toList();
    }

    private static Stream<Fact> factsOf(List<Said> slot) {
        Slot held = new Slot();
        slot.forEach(held::take);
        return held.facts();
    }
}
