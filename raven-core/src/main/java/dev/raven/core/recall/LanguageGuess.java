package dev.raven.core.recall;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses a text's language from its commonest words. A message is too short for letter statistics, and a wrong guess costs
 * little: words without endings are the same in every reading.
 */
final class LanguageGuess {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]++(?:['\u2019][\\p{L}\\p{M}]++)*+");
    private static final int WORDS_READ = 60;
    private static final Map<String, Set<Language>> SPOKEN = spoken();

    private LanguageGuess() {}

    /** English where nothing speaks for another language more. */
    static Language of(String text) {
        EnumMap<Language, Integer> hits = new EnumMap<>(Language.class);
        Matcher words = WORD.matcher(text);
        for (int read = 0; read < WORDS_READ && words.find(); read++) {
            SPOKEN.getOrDefault(words.group().toLowerCase(Locale.ROOT), Set.of())
                    .forEach(language -> hits.merge(language, 1, Integer::sum));
        }
        Language best = Language.ENGLISH;
        for (Map.Entry<Language, Integer> counted : hits.entrySet()) {
            if (counted.getValue() > hits.getOrDefault(best, 0)) {
                best = counted.getKey();
            }
        }
        return best;
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
