package dev.raven.core.id;

/** Names one conversation: {@code conv_} and 22 URL-safe characters. */
public record ConversationId(String value) implements Id {
    public static final String PREFIX = "conv_";

    public ConversationId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
