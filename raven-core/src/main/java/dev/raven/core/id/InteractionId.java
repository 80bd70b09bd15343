package dev.raven.core.id;

/** Names one interaction: what a user said and what the agent answered: {@code int_} and 22 URL-safe characters. */
public record InteractionId(String value) implements Id {
    public static final String PREFIX = "int_";

    public InteractionId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
