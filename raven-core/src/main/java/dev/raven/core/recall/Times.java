package dev.raven.core.recall;

import java.util.BitSet;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** Which messages tell a time, for questions that ask for one: "When did she move?" is answered by "I moved yesterday". */
final class Times {
    private static final Pattern ASKED = Pattern.compile(
            "\\b(when|how long|(what|which) (day|date|week|weekend|month|year|season))\\b", Pattern.CASE_INSENSITIVE);
    /** "May" is left out: it is another word far more often. */
    private static final Set<String> TELLING = Set.copyOf(Words.of(
            "yesterday today tomorrow tonight last next ago since soon recently day days week weeks weekend weekends month "
                    + "months year years morning evening night monday tuesday wednesday thursday friday saturday sunday "
                    + "january february march april june july august september october november december",
            Language.ENGLISH));

    private final BitSet telling = new BitSet();
    private int size;

    /** Adds the next message's words. */
    void add(Collection<String> words) {
        telling.set(size++, words.stream().anyMatch(TELLING::contains));
    }

    /** The messages that tell a time; none where the question asks for something else. */
    BitSet answering(String question) {
        return ASKED.matcher(question).find() ? telling : new BitSet();
    }

    long bytes() {
        return telling.size() / Byte.SIZE;
    }

    void wipe() {
        telling.clear();
        size = 0;
    }
}
