package dev.raven.core.usage;

import java.util.Locale;

/** What can be strange about the use of an API key. */
public enum AnomalyKind {
    /** It came from a network that it never came from. */
    NEW_NETWORK,
    /** It came far more often than it does. */
    BURST,
    /** It was refused many times in a row. */
    DENIALS,
    /** It came after a month in which it did not. */
    DORMANT_AWAKE,
    /** It came over a connection that anybody could read. */
    PLAIN_HTTP;

    /** The name in answers, events and messages. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AnomalyKind named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
