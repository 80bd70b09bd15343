package dev.raven.core.id;

/** Names one audit event: {@code evt_} and 22 URL-safe characters. */
public record EventId(String value) implements Id {
    public static final String PREFIX = "evt_";

    public EventId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
