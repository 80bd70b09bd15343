package dev.raven.core.fact;

import dev.raven.core.time.DateRange;
import java.text.Normalizer;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Small rewritings of phrases. */
final class Phrases {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}+#]+");
    private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?|my|some) (?=.)");
    private static final Pattern SELF = Pattern.compile("\\b(?:I'm|I've|I|my|mine|myself|me|we|us|our)\\b");
    private static final Map<String, String> THEM = Map.of(
            "I'm",
            "they are",
            "I've",
            "they have",
            "I",
            "they",
            "my",
            "their",
            "mine",
            "theirs",
            "myself",
            "themselves",
            "me",
            "them",
            "we",
            "they",
            "us",
            "them");

    private Phrases() {}

    /** What two phrases have in common that differ in case, accents, punctuation and articles. */
    static String plain(String phrase) {
        String split = Normalizer.normalize(phrase, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String words = NO_WORD.matcher(MARKS.matcher(split).replaceAll("")).replaceAll(" ");
        return ARTICLE.matcher(words.strip()).replaceFirst("");
    }

    /** What somebody says of themselves, said of them. */
    static String ofThem(String phrase) {
        return SELF.matcher(phrase).replaceAll(word -> THEM.getOrDefault(word.group(), "their"));
    }

    /** A range of dates as short as it can be told. */
    static String dates(DateRange range) {
        YearMonth month = YearMonth.from(range.first());
        if (range.first().equals(range.last())) {
            return range.first().toString();
        }
        if (range.equals(DateRange.month(month))) {
            return month.toString();
        }
        return range.equals(DateRange.year(month.getYear()))
                ? String.valueOf(month.getYear())
                : range.first() + " to " + range.last();
    }
}
