package dev.raven.core.content;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which characters hang together as a word or a number. */
final class Letters {
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.COMMON);

    private Letters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isAscii(char c) {
        return isUpper((char) (c & ~0x20));
    }

    /** Scripts that write without spaces, such as Han, or hang endings on numbers, such as Hangul, part what stands beside them. */
    static boolean joins(char c) {
        return c < 128
                ? isDigit(c) || isAscii(c)
                : Character.isLetterOrDigit(c) && JOINING.contains(UnicodeScript.of(c));
    }

    /** Whether nothing that belongs to it stands before a place. */
    static boolean startsAt(CharSequence text, int at) {
        return at == 0 || !joins(text.charAt(at - 1));
    }

    /** Whether nothing that belongs to it stands behind its end. */
    static boolean endsAt(CharSequence text, int end) {
        return end >= text.length() || !joins(text.charAt(end));
    }

    static boolean hasAt(CharSequence text, int at, String part) {
        if (at < 0 || at + part.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (text.charAt(at + i) != part.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A few characters before a place, in lower case: what is said about what stands there. */
    static String before(CharSequence text, int at, int most) {
        return text.subSequence(Math.max(0, at - most), at).toString().toLowerCase(Locale.ROOT);
    }
}
