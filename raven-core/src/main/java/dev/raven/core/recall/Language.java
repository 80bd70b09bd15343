package dev.raven.core.recall;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;

/**
 * A language whose endings Raven knows how to cut, so that the forms of a word meet. Text in any other is found by whole
 * words or, where a script writes no spaces, by pairs of characters; that needs no language at all.
 */
enum Language {
    ENGLISH(words -> new PorterStemFilter(new EnglishPossessiveFilter(words))),
    GERMAN(words -> new GermanLightStemFilter(new GermanNormalizationFilter(words))),
    SPANISH(SpanishLightStemFilter::new),
    FRENCH(FrenchLightStemFilter::new),
    ITALIAN(ItalianLightStemFilter::new),
    PORTUGUESE(PortugueseLightStemFilter::new),
    DUTCH(words -> new SnowballFilter(words, new DutchStemmer())),
    SWEDISH(SwedishLightStemFilter::new),
    NORWEGIAN(NorwegianLightStemFilter::new),
    DANISH(words -> new SnowballFilter(words, new DanishStemmer())),
    FINNISH(FinnishLightStemFilter::new),
    HUNGARIAN(HungarianLightStemFilter::new),
    RUSSIAN(RussianLightStemFilter::new);

    /** What nearly every English question holds and no answer is known by; measured, see docs/benchmarks.md. */
    private static final List<String> ENGLISH_QUESTION_WORDS = List.of(
            "what", "when", "where", "who", "whom", "whose", "which", "why", "how", "do", "does", "did", "is", "are",
            "was", "were", "be", "been", "has", "have", "had", "can", "could", "would", "should", "will", "a", "an",
            "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "about", "and", "or", "it", "its", "that",
            "this", "these", "those", "there", "their", "they", "he", "she", "his", "her", "him", "them", "you", "your",
            "i", "my", "me", "we", "our", "s", "many", "much", "kind", "type", "what's", "who's", "where's", "when's");

    private final UnaryOperator<TokenStream> stemmer;
    private final CharArraySet commonWords;

    Language(UnaryOperator<TokenStream> stemmer) {
        this.stemmer = stemmer;
        this.commonWords = commonWords(name());
    }

    /** The same words without their endings. */
    TokenStream stem(TokenStream words) {
        return stemmer.apply(words);
    }

    /** Words so common that they give the language away. */
    CharArraySet commonWords() {
        return commonWords;
    }

    /** Words of a question that tell nothing of what it asks for. */
    CharArraySet questionWords() {
        return this == ENGLISH ? new CharArraySet(ENGLISH_QUESTION_WORDS, false) : commonWords;
    }

    /** The stop words of the Snowball project (Porter, 2001), as the library carries them. */
    private static CharArraySet commonWords(String language) {
        String resource = language.toLowerCase(Locale.ROOT) + "_stop.txt";
        try (Reader list =
                new InputStreamReader(SnowballFilter.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return WordlistLoader.getSnowballWordSet(list);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
