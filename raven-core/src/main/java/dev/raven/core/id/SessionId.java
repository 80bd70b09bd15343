package dev.raven.core.id;

/** Names one session: {@code ses_} and 22 URL-safe characters. */
public record SessionId(String value) implements Id {
    public static final String PREFIX = "ses_";

    public SessionId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
