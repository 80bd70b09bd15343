package dev.raven.core.fact;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The claims whose facts take each other's place, and those facts: told anew only when a claim came or went. */
final class Slot {
    private final SortedSet<Said> said = new TreeSet<>(Said.BY_TIME);
    private @Nullable List<Fact> facts;

    void add(Said one) {
        said.add(one);
        facts = null;
    }

    void remove(Said one) {
        said.remove(one);
        facts = null;
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    List<Fact> facts() {
        List<Fact> known = facts;
        if (known == null) {
            Story story = new Story();
            said.forEach(story::take);
            known = story.facts();
            facts = known;
        }
        return known;
    }
}
