package dev.raven.core.content;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was found in the texts of one thing: how many of which kind, never what.
 *
 * @param counts by the kind's name; a name that this version does not know is kept
 */
public record ContentMarks(Map<String, Integer> counts) {
    public static final ContentMarks NONE = new ContentMarks(Map.of());

    public ContentMarks {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** The names of the kinds, sorted. */
    public List<String> kinds() {
        return List.copyOf(counts.keySet());
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }
}
