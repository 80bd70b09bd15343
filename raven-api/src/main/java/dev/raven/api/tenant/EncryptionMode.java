package dev.raven.api.tenant;

import java.util.Locale;

/** Whose key wraps a tenant's keys. */
public enum EncryptionMode {
    PLATFORM,
    BYOK;

    /** As it stands in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
