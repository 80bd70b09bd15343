package dev.raven.core.id;

/** Names one tenant: {@code ten_} and 22 URL-safe characters. */
public record TenantId(String value) implements Id {
    public static final String PREFIX = "ten_";

    public TenantId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
