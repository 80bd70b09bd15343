package dev.raven.core.key;

import java.util.Locale;

/** Who holds operator keys. */
public enum KeyProvider {
    /** This machine, for development: the key is in a file or the environment. */
    LOCAL,
    AWS,
    GCP,
    AZURE,
    VAULT;

    /** The name as settings and stored keys have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
