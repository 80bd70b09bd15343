package dev.raven.core.key;

import java.util.Locale;

/** Where a version of a key is in its life (after NIST SP 800-57 part 1, 7). Exactly one version is active. */
public enum KeyState {
    /** Made, and not yet used. */
    PENDING,
    /** Seals and opens. */
    ACTIVE,
    /** A newer version seals; this one opens. */
    DECRYPT_ONLY,
    /** As decrypt-only, while what it sealed is sealed again under the active version. */
    REWRAPPING,
    /** Nothing refers to it any more, as far as one look showed; it opens what might turn up. */
    RETIRED,
    /** A second look showed the same; it opens nothing, and is destroyed in a few days. */
    DESTROY_SCHEDULED,
    /** Only its history is left. */
    DESTROYED,
    /** Its tenant is suspended: it does nothing until that ends. */
    SUSPENDED,
    /** Somebody else may know it: as rewrapping, and never to be active again. */
    COMPROMISED;

    /** Whether what it sealed can be opened. */
    public boolean opens() {
        return switch (this) {
            case ACTIVE, DECRYPT_ONLY, REWRAPPING, RETIRED, COMPROMISED -> true;
            case PENDING, DESTROY_SCHEDULED, DESTROYED, SUSPENDED -> false;
        };
    }

    /** The state as clients see it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
