package dev.raven.core.imports;

import java.util.Locale;

/** What comes of what stands in a file. */
public enum ImportCount {
    /** They began; in a dry run, they would. */
    CONVERSATIONS_NEW,
    /** They were there. */
    CONVERSATIONS_EXISTING,
    /** They were erased here, and stay so. */
    CONVERSATIONS_ERASED,
    /** They were stored; in a dry run, they would be. */
    INTERACTIONS_NEW,
    /** They were there. */
    INTERACTIONS_EXISTING,
    /** They were erased here, and stay so. */
    INTERACTIONS_ERASED;

    /** The name as the audit log sees it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
