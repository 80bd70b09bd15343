package dev.raven.core.content;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as a reader takes it: digits of any script and full-width letters are ASCII ones, dashes hyphens, blanks spaces, and
 * what cannot be seen is not there (Unicode categories Nd, Pd, Zs, Cf, and all that is ignorable by default). Look-alike letters of other scripts stay what
 * they are.
 *
 * @param offsets where each character stands in the text as it came, and its length at the end; null where nothing differs
 */
record FoldedText(CharSequence text, int @Nullable [] offsets) {
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH = 0xFEE0;
    private static final int MINUS = 0x2212;
    private static final int DROPPED = -1;

    static FoldedText of(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 128 && fold(Character.codePointAt(text, at)) != Character.codePointAt(text, at)) {
                return folded(text);
            }
        }
        return new FoldedText(text, null);
    }

    private static FoldedText folded(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        int[] offsets = new int[text.length() + 1];
        int at = 0;
        while (at < text.length()) {
            int character = Character.codePointAt(text, at);
            int read = fold(character);
            if (read != DROPPED) {
                Arrays.fill(offsets, folded.length(), folded.length() + Character.charCount(read), at);
                folded.appendCodePoint(read);
            }
            at += Character.charCount(character);
        }
        offsets[folded.length()] = text.length();
        return new FoldedText(folded, offsets);
    }

    private static int fold(int c) {
        if (c < 128) {
            return c;
        }
        if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
            return c - FULL_WIDTH;
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(c, 10);
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT -> DROPPED;
            default -> c == MINUS ? '-' : isInvisible(c) ? DROPPED : c;
        };
    }

    /** Letters and marks without a shape (Unicode property Default_Ignorable_Code_Point, besides Cf). */
    private static boolean isInvisible(int c) {
        return c >= 0xFE00 && c <= 0xFE0F
                || c >= 0xE0100 && c <= 0xE01EF
                || c >= 0x180B && c <= 0x180F
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0;
    }

    /** The finding where it stands in the text as it came; what cannot be seen right behind it goes with it. */
    Finding unfolded(Finding found) {
        return offsets == null ? found : new Finding(found.kind(), offsets[found.start()], offsets[found.end()]);
    }
}
