package dev.raven.core.recall;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** The steps from a text to its words. */
final class WordAnalyzer extends Analyzer {
    private static final int SCRIPTS_WITHOUT_SPACES =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private final CharArraySet leftOut;
    private final Language endings;
    private final boolean spaced;

    private WordAnalyzer(CharArraySet leftOut, Language endings, boolean spaced) {
        this.leftOut = leftOut;
        this.endings = endings;
        this.spaced = spaced;
    }

    /**
     * For texts that are to be found.
     *
     * @param spaced for scripts that write spaces alone: the same words with two steps fewer
     */
    static Analyzer of(Language language, boolean spaced) {
        return new WordAnalyzer(CharArraySet.EMPTY_SET, language, spaced);
    }

    /** For questions: words that ask are left out. */
    static Analyzer ofQuestions(Language asked, Language endings, boolean spaced) {
        return new WordAnalyzer(asked.questionWords(), endings, spaced);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = new StandardTokenizer();
        TokenStream words = new StopFilter(new LowerCaseFilter(source), leftOut);
        TokenStream found =
                spaced ? words : new SyllablePairs(new CJKBigramFilter(words, SCRIPTS_WITHOUT_SPACES, true));
        return new TokenStreamComponents(source, new ASCIIFoldingFilter(endings.stem(found)));
    }
}
