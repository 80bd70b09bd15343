package dev.raven.core.id;

/** Names one job: {@code job_} and 22 URL-safe characters. */
public record JobId(String value) implements Id {
    public static final String PREFIX = "job_";

    public JobId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
