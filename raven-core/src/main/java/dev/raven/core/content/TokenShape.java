package dev.raven.core.content;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of one service look like: a beginning that nothing else has, and so many characters of an alphabet.
 *
 * @param most characters after the beginning; one more is no such token
 * @param proof what a token fulfils beyond its shape, such as a check
 */
record TokenShape(
        SensitiveKind kind, String beginning, Alphabet alphabet, int least, int most, Predicate<String> proof) {
    private static final int DISTINCT = 8;

    static TokenShape of(SensitiveKind kind, String beginning, Alphabet alphabet, int least, int most) {
        return new TokenShape(kind, beginning, alphabet, least, most, TokenShape::drawn);
    }

    static TokenShape of(SensitiveKind kind, String beginning, Alphabet alphabet, int length) {
        return of(kind, beginning, alphabet, length, length);
    }

    TokenShape proven(Predicate<String> by) {
        return new TokenShape(kind, beginning, alphabet, least, most, by);
    }

    @Nullable
    Finding at(CharSequence text, int at) {
        if (!Letters.hasAt(text, at, beginning) || isInside(text, at)) {
            return null;
        }
        int start = at + beginning.length();
        int end = alphabet.runEnd(text, start, most);
        boolean fits = end - start >= least && end - start <= most && Letters.endsAt(text, end);
        return fits && proof.test(text.subSequence(start, end).toString()) ? new Finding(kind, at, end) : null;
    }

    /** A run of the alphabet is looked at from its own beginning only. */
    private boolean isInside(CharSequence text, int at) {
        return at > 0 && alphabet.has(text.charAt(at - 1)) && text.charAt(at - 1) != '=' && text.charAt(at - 1) != '/';
    }

    /** Whether it looks drawn by chance: nobody's "your-token-here" or "xxxxxxxx". */
    static boolean drawn(String body) {
        boolean digits = body.chars().anyMatch(c -> Letters.isDigit((char) c));
        boolean upper = body.chars().anyMatch(c -> Letters.isUpper((char) c));
        boolean lower = body.chars().anyMatch(Character::isLowerCase);
        int classes = (digits ? 1 : 0) + (upper ? 1 : 0) + (lower ? 1 : 0);
        return classes >= 2 && body.chars().distinct().count() >= DISTINCT;
    }
}
