package dev.raven.core.content;

import org.jspecify.annotations.Nullable;

/**
 * Private keys in text form: PEM of any label (RFC 7468), OpenSSH, PGP, and the private lines of PuTTY. A mere mention of the
 * line that begins one is no key; one whose end was cut off is.
 */
final class PrivateKeys implements Detector {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final String PUTTY = "Private-Lines:";
    private static final String PUTTY_END = "Private-MAC:";
    private static final int LONGEST_LABEL = 60;
    private static final int LEAST_MATERIAL = 32;
    private static final int LEAST_LINE = 12;
    private static final int LONGEST_HEADERS = 300;
    private static final int LONGEST_END = 160;

    @Override
    public @Nullable Finding at(CharSequence text, int at, int from) {
        int body = text.charAt(at) == '-' ? pem(text, at) : putty(text, at);
        if (body < 0) {
            return null;
        }
        int first = firstLine(text, body);
        int end = material(text, first);
        return end - first >= LEAST_MATERIAL ? new Finding(SensitiveKind.PRIVATE_KEY, at, lastLine(text, end)) : null;
    }

    /** Where the line ends that begins a private key; -1 where it begins none. */
    private static int pem(CharSequence text, int at) {
        if (!Letters.hasAt(text, at, BEGIN)) {
            return -1;
        }
        int end = at + BEGIN.length();
        int limit = Math.min(text.length(), end + LONGEST_LABEL);
        while (end < limit && (Letters.isUpper(text.charAt(end)) || text.charAt(end) == ' ')) {
            end++;
        }
        String label = text.subSequence(at, end).toString();
        boolean isPrivate = label.endsWith("PRIVATE KEY") || label.endsWith("PRIVATE KEY BLOCK");
        return isPrivate && Letters.hasAt(text, end, DASHES) ? end + DASHES.length() : -1;
    }

    private static int putty(CharSequence text, int at) {
        return Letters.hasAt(text, at, PUTTY) ? at + PUTTY.length() : -1;
    }

    /** Passes over blanks and header lines: the first long line of Base64, or the place itself where none is near. */
    private static int firstLine(CharSequence text, int start) {
        int limit = Math.min(text.length(), start + LONGEST_HEADERS);
        int at = start;
        while (at < limit) {
            int end = Alphabet.BASE64.runEnd(text, at, LEAST_MATERIAL);
            if (end - at >= LEAST_MATERIAL) {
                return at;
            }
            at = escape(text, end) ? end + 2 : end + 1;
        }
        return start;
    }

    /** The end of the lines of Base64; a shorter one ends them. */
    private static int material(CharSequence text, int start) {
        int end = start;
        int at = start;
        boolean more = true;
        while (more) {
            int line = Alphabet.BASE64.runEnd(text, at, text.length());
            more = line - at >= LEAST_LINE;
            end = more ? line : end;
            at = blanks(text, line);
            more &= at > line;
        }
        return end;
    }

    /** The end of what says the end, where that stands near; a line that is shorter than the others lies before it. */
    private static int lastLine(CharSequence text, int end) {
        String rest = text.subSequence(end, Math.min(text.length(), end + LONGEST_END))
                .toString();
        int mark = rest.indexOf(END);
        int close = mark < 0 ? -1 : rest.indexOf(DASHES, mark + END.length());
        if (close >= 0) {
            return end + close + DASHES.length();
        }
        int mac = rest.indexOf(PUTTY_END);
        return mac < 0 ? end : Alphabet.HEX.runEnd(text, blanks(text, end + mac + PUTTY_END.length()), LONGEST_END);
    }

    private static int blanks(CharSequence text, int start) {
        int at = start;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || escape(text, at))) {
            at += escape(text, at) ? 2 : 1;
        }
        return at;
    }

    /** A line break as JSON or a shell writes it. */
    private static boolean escape(CharSequence text, int at) {
        return Letters.hasAt(text, at, "\\n") || Letters.hasAt(text, at, "\\r");
    }
}
