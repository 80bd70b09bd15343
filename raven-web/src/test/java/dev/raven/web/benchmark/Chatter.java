package dev.raven.web.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Made-up talk, the same for the same seed: the commonest words are real English, the others are made of syllables, and
 * each is used about as often as its rank in a language would have it (Zipf, exponent 1), so that lists of matches are as
 * long as with real text.
 */
final class Chatter {
    private static final List<String> COMMON = List.of(
            ("the of and to a in is that it for was on with as be by at this have from or had not but what all were when"
                            + " we there can an your which their said if do will each about how up out them then she many"
                            + " some so these would other into has more her two like him see time could no make than first"
                            + " been its who now people my made over did down only way find use may water long little very"
                            + " after words called just where most know")
                    .split(" "));
    private static final String[] SYLLABLES =
            "ba ce di fo gu la me ni ro su ta ve zi mo ka re li no pu sa ter lan der mon ric vel tas bor fin gar"
                    .split(" ");
    private static final int VOCABULARY = 12_000;
    private static final List<String> WORDS = vocabulary();

    private final SplittableRandom random;

    Chatter(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private static List<String> vocabulary() {
        SplittableRandom letters = new SplittableRandom(1);
        Set<String> words = new LinkedHashSet<>(COMMON);
        while (words.size() < VOCABULARY) {
            words.add(Stream.generate(() -> SYLLABLES[letters.nextInt(SYLLABLES.length)])
                    .limit(2 + letters.nextInt(3))
                    .collect(Collectors.joining()));
        }
        return new ArrayList<>(words);
    }

    /** A message of that many words. */
    String message(int least, int most) {
        return Stream.generate(this::word)
                .limit(random.nextInt(least, most + 1))
                .collect(Collectors.joining(" ", "", "."));
    }

    /** A question about a message: some of its words, and some of a question. */
    String question(String message) {
        List<String> words = Arrays.asList(message.split("\\W+"));
        int from = random.nextInt(Math.max(1, words.size() - 6));
        return "What do you know about " + String.join(" ", words.subList(from, Math.min(words.size(), from + 6))) + " "
                + word() + "?";
    }

    private String word() {
        return WORDS.get((int) Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1);
    }
}
