package dev.raven.core.key;

import java.util.Locale;

/** Who holds operator keys. */
public enum KeyProvider {
    /** Nobody: the key stands in Raven's own sources, so what it wraps is protected from no one. */
    NONE,
    /** This machine, for development: the key is in a file or the environment. */
    LOCAL,
    AWS,
    GCP,
    AZURE,
    VAULT;

    /** Whether it holds one key alone, which needs no name. */
    boolean nameless() {
        return this == NONE || this == LOCAL;
    }

    /** The name as settings and stored keys have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
