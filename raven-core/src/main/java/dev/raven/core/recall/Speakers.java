package dev.raven.core.recall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who said each message, and whether a question asks for what one of them said. */
final class Speakers {
    private static final int NOBODY = -1;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> words = new ArrayList<>();
    private final Ints speakers = new Ints();
    /** Which lengths the names have: at no other does a name end. */
    private final BitSet lengths = new BitSet();

    /**
     * Adds the next message's speaker.
     *
     * @return the words of the name
     */
    List<String> add(String name) {
        int speaker = numbers.computeIfAbsent(name, first -> {
            names.add(name);
            words.add(Words.of(name, Language.ENGLISH));
            lengths.set(name.length());
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
     * all that is said by, to or of its bearer; for that, the words are there. A name in lower case is none: "user". Of names
     * that begin at one place, the longest is meant. Costs as much as the question is long, however many speakers there are.
     */
    String impersonal(String question) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < question.length()) {
            int behind = behindName(question, at);
            if (behind > at) {
                text.append("someone");
                at = behind;
            } else {
                text.append(question.charAt(at++));
            }
        }
        return text.toString();
    }

    long bytes() {
        return speakers.bytes() + 200L * words.size();
    }

    void wipe() {
        speakers.wipe();
        numbers.clear();
        lengths.clear();
        names.clear();
        words.clear();
    }

    /** Where the longest name ends that begins at a place, as whole words; the place itself where none does. */
    private int behindName(String question, int at) {
        if (Character.isLowerCase(question.codePointAt(at)) || (at > 0 && isWord(question.codePointBefore(at)))) {
            return at;
        }
        int length = lengths.previousSetBit(question.length() - at);
        while (length > 0 && !isName(question, at, at + length)) {
            length = lengths.previousSetBit(length - 1);
        }
        return at + Math.max(0, length);
    }

    private boolean isName(String question, int at, int end) {
        if (end < question.length() && isWord(question.codePointAt(end))) {
            return false;
        }
        String name = question.substring(at, end);
        return numbers.containsKey(name) && !name.isBlank();
    }

    /** A letter or a number of any kind (Unicode Standard, general categories L and N). */
    private static boolean isWord(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
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
