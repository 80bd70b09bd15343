package dev.raven.core.recall;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** Cuts what Thai, Lao, Khmer and Burmese write without spaces into overlapping pairs of characters. */
final class SyllablePairs extends TokenFilter {
    private static final String UNSPACED = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private String run = "";
    private int at;

    SyllablePairs(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (at + 2 <= run.length()) {
            word.setEmpty().append(run, at, at + 2);
            at++;
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (UNSPACED.equals(type.type()) && word.length() > 2) {
            run = word.toString();
            word.setEmpty().append(run, 0, 2);
            at = 1;
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        run = "";
        at = 0;
    }
}
