package dev.raven.api.tenant;

import java.util.Locale;

/** What Raven does with sensitive content in messages. */
public enum ContentPolicy {
    OFF,
    FLAG,
    REDACT,
    REJECT;

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
