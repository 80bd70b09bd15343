package dev.raven.core.recall;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text apart into the words it is found by: lower-case, without accents, English endings cut, and single
 * characters for scripts that write no spaces.
 */
final class Words {
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]|[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /** What nearly every question holds and no answer is known by. */
    private static final Set<String> QUESTION_WORDS = Set.of(
            "what", "when", "where", "who", "whom", "whose", "which", "why", "how", "do", "doe", "did", "is", "are",
            "was", "were", "be", "been", "has", "have", "had", "can", "could", "would", "should", "will", "a", "an",
            "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "about", "and", "or", "it", "its", "that",
            "thi", "these", "those", "there", "their", "they", "he", "she", "his", "her", "him", "them", "you", "your",
            "i", "my", "me", "we", "our", "s", "many", "much", "kind", "type");

    private Words() {}

    /** The words of a text that may be found, in order. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(plain(text));
        while (matcher.find()) {
            words.add(stem(matcher.group()));
        }
        return words;
    }

    /** The words of a question that tell something; all of them where none does. */
    static List<String> ofQuestion(String text) {
        List<String> all = of(text);
        List<String> telling =
                all.stream().filter(word -> !QUESTION_WORDS.contains(word)).toList();
        return telling.isEmpty() ? all : telling;
    }

    private static String plain(String text) {
        String split = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(MARKS.matcher(split).replaceAll(""), Normalizer.Form.NFC);
    }

    /** Plural and the commonest verb endings of English; short words stay whole. */
    private static String stem(String word) {
        String stem = withoutPlural(word);
        if (stem.length() > 5 && stem.endsWith("ing")) {
            return undouble(stem.substring(0, stem.length() - 3));
        }
        if (stem.length() > 4 && stem.endsWith("ed")) {
            return undouble(stem.substring(0, stem.length() - 2));
        }
        return stem.length() > 4 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String withoutPlural(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    private static String undouble(String stem) {
        int last = stem.length() - 1;
        boolean doubled =
                last > 2 && stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
        String single = doubled ? stem.substring(0, last) : stem;
        return single.length() > 4 && single.endsWith("e") ? single.substring(0, single.length() - 1) : single;
    }
}
