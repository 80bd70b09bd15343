package dev.raven.core.fact;

import dev.raven.core.recall.WordShare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The claims whose facts take each other's place, and those facts: told anew only when a claim came or went, and no text is
 * taken apart into its words twice.
 */
final class Slot {
    private final SortedSet<Said> said = new TreeSet<>(Said.BY_TIME);
    private List<Fact> facts = List.of();
    private boolean changed;

    void add(Said one) {
        said.add(one);
        changed = true;
    }

    void remove(Said one) {
        said.remove(one);
        changed = true;
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    List<Fact> facts() {
        if (changed) {
            Map<String, Set<String>> words = new HashMap<>();
            facts.forEach(fact -> words.put(fact.attribute() + " " + fact.text(), fact.words()));
            Story story = new Story(text -> words.computeIfAbsent(text, WordShare::words));
            said.forEach(story::take);
            facts = story.facts();
            changed = false;
        }
        return facts;
    }
}
