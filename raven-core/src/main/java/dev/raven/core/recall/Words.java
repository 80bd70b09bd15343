package dev.raven.core.recall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes a text apart into the words it is found by (Unicode Standard Annex #29): lower-case, without accents, endings cut as
 * its language cuts them, and pairs of characters for scripts that write no spaces.
 */
final class Words {
    /** Thai; those before it write spaces. */
    private static final char FIRST_WITHOUT_SPACES = '\u0e00';
    /** More of Latin and Greek, general punctuation and symbols, up to the radicals of Chinese. */
    private static final char FIRST_SYMBOLS = '\u1e00';

    private static final char AFTER_SYMBOLS = '\u2e00';

    private static final Map<Reading, Analyzer> ANALYZERS = new ConcurrentHashMap<>();

    private Words() {}

    /**
     * How a text is read.
     *
     * @param question whether its question words are left out
     * @param asked the language it is in
     * @param endings the language whose endings are cut
     * @param spaced whether it is in scripts that write spaces alone
     */
    private record Reading(boolean question, Language asked, Language endings, boolean spaced) {

        Analyzer analyzer() {
            return question ? WordAnalyzer.ofQuestions(asked, endings, spaced) : WordAnalyzer.of(endings, spaced);
        }
    }

    /** The words of a text that may be found, in order. */
    static List<String> of(String text) {
        return of(text, LanguageGuess.of(text));
    }

    /** The words of a text in that language. */
    static List<String> of(String text, Language language) {
        return read(text, new Reading(false, language, language, isSpaced(text)));
    }

    /** The words of a question that tell something; all of them where none does. */
    static Collection<String> ofQuestion(String text) {
        return ofQuestion(text, Set.of());
    }

    /**
     * The same, each word in the forms it has in texts of those languages too: a question of two or three words often does
     * not show its language.
     */
    static Collection<String> ofQuestion(String text, Set<Language> languages) {
        Language asked = LanguageGuess.of(text);
        EnumSet<Language> read = EnumSet.of(asked);
        read.addAll(languages);
        boolean spaced = isSpaced(text);
        Set<String> telling = new LinkedHashSet<>();
        read.forEach(endings -> telling.addAll(read(text, new Reading(true, asked, endings, spaced))));
        return telling.isEmpty() ? of(text, asked) : telling;
    }

    /** Scripts without spaces come after those of Europe, the Near East and India; marks and symbols stand among them. */
    private static boolean isSpaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= FIRST_WITHOUT_SPACES && (character < FIRST_SYMBOLS || character >= AFTER_SYMBOLS)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> read(String text, Reading reading) {
        Analyzer analyzer = ANALYZERS.computeIfAbsent(reading, Reading::analyzer);
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", Normalizer.normalize(text, Normalizer.Form.NFKC))) {
            CharTermAttribute word = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException neverFromAString) {
            throw new UncheckedIOException(neverFromAString);
        }
        return words;
    }
}
