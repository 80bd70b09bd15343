package dev.raven.core.fact;

import dev.raven.core.id.InteractionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that a user's interactions claim, and the facts it adds up to. The facts follow from the claims and their times
 * alone: imported history may come in any order, and a claim taken out was never said. Many threads may ask at once, but none
 * while another changes the book: its owner sees to that.
 */
public final class FactBook {
    private static final Comparator<Fact> NEWEST_FIRST = Comparator.comparing(Fact::validFrom)
            .reversed()
            .thenComparing(fact -> fact.id().value());

    private final Map<InteractionId, List<Said>> claims = new HashMap<>();
    private final Map<String, Slot> slots = new HashMap<>();
    private volatile @Nullable List<Fact> facts = List.of();

    /** Takes an interaction's claims in the place of those it had; the same again change nothing. */
    public void put(InteractionId source, Instant at, List<Claim> made) {
        List<Said> said = IntStream.range(0, made.size())
                .mapToObj(place -> new Said(made.get(place), source, at, place))
                .toList();
        if (!said.equals(claims.getOrDefault(source, List.of()))) {
            remove(source);
            said.forEach(this::add);
            claims.put(source, said);
            facts = null;
        }
    }

    public void remove(InteractionId source) {
        List<Said> gone = claims.remove(source);
        if (gone != null) {
            gone.forEach(this::takeOut);
            facts = null;
        }
    }

    /** Every fact, also those that hold no longer, the newest first. */
    public List<Fact> facts() {
        List<Fact> known = facts;
        return known == null ? folded() : known;
    }

    /** Whoever asks first after a change folds for all: the others wait, rather than do the same. */
    private synchronized List<Fact> folded() {
        List<Fact> known = facts;
        if (known == null) {
            known = slots.values().stream()
                    .map(Slot::facts)
                    .flatMap(List::stream)
                    .sorted(NEWEST_FIRST)
                    .toList();
            facts = known;
        }
        return known;
    }

    private void add(Said said) {
        slots.computeIfAbsent(slot(said), first -> new Slot()).add(said);
    }

    private void takeOut(Said said) {
        slots.computeIfPresent(slot(said), (name, slot) -> {
            slot.remove(said);
            return slot.isEmpty() ? null : slot;
        });
    }

    private static String slot(Said said) {
        return said.claim().statement().slot();
    }
}
