package dev.raven.core.imports;

import java.util.Locale;

/** Whose file is imported. */
public enum ImportFormat {
    RAVEN,
    MEM0,
    ZEP;

    /** The name as clients see it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
