package dev.raven.core.id;

/** Names one tenant: {@code ten_} and 22 URL-safe characters. */
public record TenantId(String value) implements Id {
    public static final String PREFIX = "ten_";

    /**
     * Stands for Raven itself, where something belongs to no tenant: the index of e-mail addresses, the platform's own
     * log. Never a caller's tenant: its 128 bits are all zero, and ids are drawn at random.
     */
    public static final TenantId PLATFORM = new TenantId(PREFIX + "A".repeat(22));

    public TenantId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
