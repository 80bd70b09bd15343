package dev.raven.core.recall;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Finds out whether a question asks for what one of the speakers said. */
final class Speakers {
    private Speakers() {}

    /** The candidates said by the one speaker the question names; none when it names none, or more than one. */
    static BitSet named(String question, IntFunction<String> speaker, BitSet candidates) {
        Set<String> asked = new HashSet<>(Words.of(question));
        Set<String> named = candidates.stream()
                .mapToObj(speaker)
                .distinct()
                .filter(name -> isNamed(name, asked))
                .collect(Collectors.toSet());
        BitSet spoken = new BitSet();
        if (named.size() == 1) {
            candidates.stream()
                    .filter(message -> named.contains(speaker.apply(message)))
                    .forEach(spoken::set);
        }
        return spoken;
    }

    private static boolean isNamed(String name, Set<String> asked) {
        List<String> parts = Words.of(name);
        return !parts.isEmpty() && asked.containsAll(parts);
    }
}
