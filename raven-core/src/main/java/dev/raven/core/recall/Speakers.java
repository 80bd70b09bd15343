package dev.raven.core.recall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Who said each message, and whether a question asks for what one of them said. */
final class Speakers {
    private static final int NOBODY = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> words = new ArrayList<>();
    private final Ints speakers = new Ints();

    /**
     * Adds the next message's speaker.
     *
     * @return the words of the name
     */
    List<String> add(String name) {
        int speaker = numbers.computeIfAbsent(name, first -> {
            names.add(name);
            words.add(Words.of(name, Language.ENGLISH));
            return names.size() - 1;
        });
        speakers.add(speaker);
        return words.get(speaker);
    }

    /** Who said a message. */
    String name(int message) {
        return names.get(speakers.get(message));
    }

    /** The candidates said by the one speaker the question names; none when it names none, or more than one. */
    BitSet named(String question, int[] candidates) {
        BitSet asked = asked(new HashSet<>(Words.of(question, Language.ENGLISH)));
        BitSet spoken = new BitSet();
        int only = asked.isEmpty() ? NOBODY : only(asked, candidates);
        if (only != NOBODY) {
            for (int message : candidates) {
                if (speakers.get(message) == only) {
                    spoken.set(message);
                }
            }
        }
        return spoken;
    }

    /**
     * The question with "someone" for each speaker it names. A small model takes a name for much of the meaning, and finds
     * all that is said by, to or of its bearer; for that, the words are there. A name in lower case is none: "user".
     */
    String impersonal(String question) {
        String text = question;
        for (String name : names) {
            if (!name.isBlank() && !Character.isLowerCase(name.codePointAt(0)) && text.contains(name)) {
                text = wholeWord(name).matcher(text).replaceAll("someone");
            }
        }
        return text;
    }

    long bytes() {
        return speakers.bytes() + 200L * words.size();
    }

    void wipe() {
        speakers.wipe();
        numbers.clear();
        names.clear();
        words.clear();
    }

    private static Pattern wholeWord(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])");
    }

    private BitSet asked(Set<String> question) {
        BitSet asked = new BitSet();
        for (int speaker = 0; speaker < words.size(); speaker++) {
            List<String> name = words.get(speaker);
            asked.set(speaker, !name.isEmpty() && question.containsAll(name));
        }
        return asked;
    }

    /** The one of these who said a candidate; nobody where several did. */
    private int only(BitSet asked, int[] candidates) {
        int only = NOBODY;
        for (int message : candidates) {
            int speaker = speakers.get(message);
            if (speaker != only && asked.get(speaker)) {
                if (only != NOBODY) {
                    return NOBODY;
                }
                only = speaker;
            }
        }
        return only;
    }
}
