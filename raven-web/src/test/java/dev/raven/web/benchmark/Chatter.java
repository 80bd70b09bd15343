package dev.raven.web.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Made-up talk, the same for the same seed. Its words are English, from the commonest on, and the rarest are made of
 * syllables, as names are; each is used about as often as its rank in a language would have it (Zipf, exponent 1). So lists
 * of matches are as long as with real text, and a message is about as many pieces of words for the model.
 */
final class Chatter {
    private static final String[] SYLLABLES =
            "ba ce di fo gu la me ni ro su ta ve zi mo ka re li no pu sa ter lan der mon ric vel tas bor fin gar"
                    .split(" ");
    private static final int ENGLISH = 8_000;
    private static final int VOCABULARY = 12_000;
    private static final List<String> WORDS = vocabulary();

    private final SplittableRandom random;

    Chatter(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private static List<String> vocabulary() {
        SplittableRandom letters = new SplittableRandom(1);
        Set<String> words = english().collect(Collectors.toCollection(LinkedHashSet::new));
        while (words.size() < VOCABULARY) {
            words.add(Stream.generate(() -> SYLLABLES[letters.nextInt(SYLLABLES.length)])
                    .limit(2 + letters.nextInt(3))
                    .collect(Collectors.joining()));
        }
        return new ArrayList<>(words);
    }

    /** The whole words that the embedding model's tokenizer knows, which it lists with the commonest first. */
    private static Stream<String> english() {
        try (InputStream tokenizer = Chatter.class.getResourceAsStream("/e5-small-v2-q-tokenizer.json")) {
            JsonNode pieces = Connection.MAPPER
                    .readTree(Objects.requireNonNull(tokenizer))
                    .at("/model/vocab");
            Iterable<String> names = pieces::fieldNames;
            return StreamSupport.stream(names.spliterator(), false)
                    .filter(piece -> piece.matches("[a-z]{2,}"))
                    .limit(ENGLISH);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
