package dev.raven.api.access;

import java.util.Locale;

/** Where an API key is in its life. */
public enum ApiKeyStatus {
    ACTIVE,
    /** Active, and expires within 14 days. */
    EXPIRING,
    EXPIRED,
    REVOKED;

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
