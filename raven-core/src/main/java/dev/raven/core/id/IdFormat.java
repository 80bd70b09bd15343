package dev.raven.core.id;

/** The one shape ids share: a prefix and, but for a few, 22 characters of the URL-safe base64 alphabet (RFC 4648 §5). */
final class IdFormat {
    private static final int USUAL = 22;

    private IdFormat() {}

    static void require(String prefix, String value) {
        require(prefix, USUAL, value);
    }

    static void require(String prefix, int length, String value) {
        if (value.length() != prefix.length() + length
                || !value.startsWith(prefix)
                || !value.chars().skip(prefix.length()).allMatch(IdFormat::urlSafe)) {
            throw new IllegalArgumentException("not an id that starts with " + prefix);
        }
    }

    private static boolean urlSafe(int each) {
        return each >= 'A' && each <= 'Z'
                || each >= 'a' && each <= 'z'
                || each >= '0' && each <= '9'
                || each == '-'
                || each == '_';
    }
}
