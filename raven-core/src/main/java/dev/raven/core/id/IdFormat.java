package dev.raven.core.id;

import java.util.regex.Pattern;

/** The one shape all ids share: a prefix and 22 characters of the URL-safe base64 alphabet (RFC 4648 §5). */
final class IdFormat {
    private static final Pattern BODY = Pattern.compile("[A-Za-z0-9_-]{22}");

    private IdFormat() {}

    static void require(String prefix, String value) {
        if (!value.startsWith(prefix)
                || !BODY.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("not an id that starts with " + prefix);
        }
    }
}
