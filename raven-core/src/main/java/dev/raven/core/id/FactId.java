package dev.raven.core.id;

/** Names one fact: {@code fact_} and 22 URL-safe characters. */
public record FactId(String value) implements Id {
    public static final String PREFIX = "fact_";

    public FactId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
