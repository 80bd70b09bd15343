package dev.raven.core.memory;

import dev.raven.core.settings.Environment;

/**
 * How much memory recall may use.
 *
 * @param indexCacheMebibytes {@code RAVEN_INDEX_CACHE_MB}, 16–65536: opened memories kept in RAM, in MiB
 */
public record MemorySettings(int indexCacheMebibytes) {

    public static MemorySettings from(Environment environment) {
        return new MemorySettings(environment.number("RAVEN_INDEX_CACHE_MB", 16, 65_536, 256));
    }

    /** The bound in KiB. */
    long indexCacheKibibytes() {
        return indexCacheMebibytes * 1024L;
    }
}
