package dev.raven.api.tenant;

import java.util.Locale;

/** What Raven does with an external reference that looks like personal data. */
public enum ExternalRefPolicy {
    REJECT_PII,
    ALLOW;

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
