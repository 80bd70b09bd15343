package dev.raven.core.id;

/** Names one backup: {@code bkp_} and 22 URL-safe characters. */
public record BackupId(String value) implements Id {
    public static final String PREFIX = "bkp_";

    public BackupId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
