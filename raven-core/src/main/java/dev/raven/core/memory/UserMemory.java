package dev.raven.core.memory;

import dev.raven.core.fact.Fact;
import dev.raven.core.fact.FactBook;
import dev.raven.core.id.InteractionId;
import dev.raven.core.recall.RecallHit;
import dev.raven.core.recall.RecallQuery;
import dev.raven.core.recall.Turn;
import dev.raven.core.recall.TurnVectors;
import dev.raven.core.recall.UserIndex;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All that one user has told, opened, in RAM; brought up to date before every query. Guarded by its own lock. */
final class UserMemory {
    private final Map<InteractionId, Held> held = new LinkedHashMap<>();
    private final UserIndex index = new UserIndex();
    private final FactBook facts = new FactBook();
    private Revision revision = Revision.START;

    private record Held(Remembered remembered, Turn turn) {}

    synchronized Revision revision() {
        return revision;
    }

    /** Takes in what came since; the same interaction may come again, first from the tail and then from a block. */
    synchronized void add(List<Remembered> came, Revision next, Speakers speakers) {
        for (Remembered one : came) {
            put(one, speakers.of(one.interaction().conversation()));
        }
        revision = next;
    }

    /** Turns without vectors, newest first. */
    synchronized List<Turn> withoutVectors(int most) {
        return held.values().stream()
                .map(Held::turn)
                .filter(turn -> turn.vectors().isEmpty())
                .sorted(Comparator.comparing(Turn::occurredAt).reversed())
                .limit(most)
                .toList();
    }

    /** Gives a turn the vectors that were computed for it, if it is still without. */
    synchronized void give(Turn turn, TurnVectors vectors) {
        Held one = held.get(turn.id());
        if (one != null && one.turn().vectors().isEmpty()) {
            Speakers.Names names =
                    new Speakers.Names(turn.user().speaker(), turn.agent().speaker());
            put(one.remembered().with(vectors), names);
        }
    }

    synchronized int count(Predicate<Interaction> filter) {
        return (int) held.values().stream()
                .map(one -> one.remembered().interaction())
                .filter(filter)
                .count();
    }

    /** The interactions that answer a question best, of those the filter lets through. */
    synchronized List<Found> search(RecallQuery query, Predicate<Interaction> filter) {
        RecallQuery filtered = new RecallQuery(
                query.text(),
                query.vector(),
                turn -> filter.test(one(turn.id()).remembered().interaction()),
                query.limit());
        return index.search(filtered).stream().map(this::found).toList();
    }

    /** The facts, those that hold no longer among them, that an interaction which the filter lets through is a source of. */
    synchronized List<Fact> facts(Predicate<Interaction> filter) {
        return facts.facts().stream()
                .filter(fact -> fact.sources().stream()
                        .anyMatch(id -> filter.test(one(id).remembered().interaction())))
                .toList();
    }

    synchronized long weight() {
        return index.weight();
    }

    private void put(Remembered came, Speakers.Names names) {
        Remembered merged = merge(held.get(came.interaction().id()), came);
        Turn turn = merged.turn(names);
        held.put(turn.id(), new Held(merged, turn));
        index.put(turn);
        facts.put(turn.id(), turn.occurredAt(), merged.claims().made());
    }

    private Found found(RecallHit hit) {
        Held one = one(hit.id());
        return new Found(
                one.remembered().interaction(),
                one.turn(),
                hit.score(),
                one.remembered().consolidated());
    }

    private Held one(InteractionId id) {
        Held one = held.get(id);
        if (one == null) {
            throw new IllegalStateException("the index holds an interaction that the memory does not");
        }
        return one;
    }

    /** Vectors computed here are kept when the block of the same interaction has none. */
    private static Remembered merge(@Nullable Held before, Remembered came) {
        return before == null || came.vectors().isPresent()
                ? came
                : before.remembered().vectors().map(came::with).orElse(came);
    }
}
