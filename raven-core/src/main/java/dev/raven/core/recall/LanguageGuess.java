package dev.raven.core.recall;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Guesses a text's language from its commonest words. A message is too short for letter statistics, and a wrong guess costs
 * little: words without endings are the same in every reading.
 */
final class LanguageGuess {
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;
    private static final int WORDS_READ = 60;
    private static final Map<String, Set<Language>> SPOKEN = spoken();

    private LanguageGuess() {}

    /** English where nothing speaks for another language more. */
    static Language of(String text) {
        int[] hits = new int[Language.values().length];
        int end = 0;
        for (int read = 0; read < WORDS_READ && end < text.length(); read++) {
            int start = start(text, end);
            end = end(text, start);
            for (Language language :
                    SPOKEN.getOrDefault(text.substring(start, end).toLowerCase(Locale.ROOT), Set.of())) {
                hits[language.ordinal()]++;
            }
        }
        return most(hits);
    }

    private static Language most(int[] hits) {
        Language best = Language.ENGLISH;
        for (Language language : Language.values()) {
            best = hits[language.ordinal()] > hits[best.ordinal()] ? language : best;
        }
        return best;
    }

    /** Where the next word begins; at the end of the text when there is none. */
    private static int start(String text, int from) {
        int at = from;
        while (at < text.length() && !isLetter(text, at)) {
            at++;
        }
        return at;
    }

    /** Where a word ends: an apostrophe before a letter is within it. */
    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && (isLetter(text, at) || (isApostrophe(text, at) && isLetter(text, at + 1)))) {
            at++;
        }
        return at;
    }

    /** A letter that takes two characters ends a word: none of the lists has one. */
    private static boolean isLetter(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        char character = text.charAt(at);
        return Character.isLetter(character) || (MARKS & 1 << Character.getType(character)) != 0;
    }

    private static boolean isApostrophe(String text, int at) {
        return text.charAt(at) == '\'' || text.charAt(at) == '\u2019';
    }

    private static Map<String, Set<Language>> spoken() {
        Map<String, Set<Language>> spoken = new HashMap<>();
        Arrays.stream(Language.values())
                .forEach(language -> language.commonWords()
                        .forEach(word -> spoken.computeIfAbsent(
                                        new String((char[]) word), first -> EnumSet.noneOf(Language.class))
                                .add(language)));
        return spoken;
    }
}
