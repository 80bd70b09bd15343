package dev.raven.core.id;

/** Names one user of a tenant: the person an agent talks with: {@code usr_} and 22 URL-safe characters. */
public record UserId(String value) implements Id {
    public static final String PREFIX = "usr_";

    public UserId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
