package dev.raven.core.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into the pieces a BERT model knows, without regard to case (Devlin et al., 2019, uncased WordPiece). */
final class WordPiece {
    private static final Pattern PARTS =
            Pattern.compile("\\p{IsHan}|\\p{P}|[\\p{S}&&\\p{ASCII}]|[^\\s\\p{IsHan}\\p{P}[\\p{S}&&\\p{ASCII}]]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]|\\p{Cf}|\uFFFD");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;

    private WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Reads the vocabulary of a Hugging Face {@code tokenizer.json}. */
    static WordPiece read(InputStream json) throws IOException {
        JsonNode entries = new ObjectMapper().readTree(json).path("model").path("vocab");
        Map<String, Integer> vocabulary = HashMap.newHashMap(entries.size());
        entries.properties()
                .forEach(
                        entry -> vocabulary.put(entry.getKey(), entry.getValue().intValue()));
        return new WordPiece(vocabulary);
    }

    /**
     * Two texts as one.
     *
     * @param sides 0 for each piece of the first with its marks, 1 for each of the second
     */
    record Pair(long[] pieces, long[] sides) {}

    /** The pieces' numbers between the marks for start and end; what is over {@code most} is left out. */
    long[] encode(String text, int most) {
        return marked(text, most).stream().mapToLong(Integer::longValue).toArray();
    }

    /** The same of two texts, the second behind the first; the first has half of the room at most. */
    Pair encode(String first, String second, int most) {
        List<Integer> pieces = new ArrayList<>(marked(first, most / 2));
        int border = pieces.size();
        List<Integer> behind = marked(second, most - border + 1);
        pieces.addAll(behind.subList(1, behind.size()));
        long[] sides = new long[pieces.size()];
        Arrays.fill(sides, border, sides.length, 1);
        return new Pair(pieces.stream().mapToLong(Integer::longValue).toArray(), sides);
    }

    private List<Integer> marked(String text, int most) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(number("[CLS]"));
        Matcher parts = PARTS.matcher(clean(text));
        while (parts.find() && pieces.size() < most) {
            addPieces(parts.group(), pieces);
        }
        List<Integer> kept = pieces.subList(0, Math.min(pieces.size(), most - 1));
        kept.add(number("[SEP]"));
        return kept;
    }

    private static String clean(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        return ACCENTS.matcher(Normalizer.normalize(seen, Normalizer.Form.NFD)).replaceAll("");
    }

    /** The longest known piece first; a word that cannot be put together at all is unknown. */
    private void addPieces(String word, List<Integer> pieces) {
        List<Integer> found = new ArrayList<>();
        int start = 0;
        while (start < word.length() && word.length() <= LONGEST_WORD) {
            int end = longest(word, start);
            if (end == start) {
                break;
            }
            found.add(number(piece(word, start, end)));
            start = end;
        }
        if (start == word.length()) {
            pieces.addAll(found);
        } else {
            pieces.add(number("[UNK]"));
        }
    }

    private int longest(String word, int start) {
        int end = word.length();
        while (end > start && !vocabulary.containsKey(piece(word, start, end))) {
            end--;
        }
        return end;
    }

    private static String piece(String word, int start, int end) {
        return (start == 0 ? "" : "##") + word.substring(start, end);
    }

    private int number(String piece) {
        Integer number = vocabulary.get(piece);
        if (number == null) {
            throw new IllegalStateException("the vocabulary lacks a piece it must have");
        }
        return number;
    }
}
