package dev.raven.core.memory;

import dev.raven.core.settings.Environment;

/**
 * How much memory recall may use.
 *
 * @param indexCacheMebibytes {@code RAVEN_INDEX_CACHE_MB}, 16–65536: opened memories kept in RAM, in MiB; two fifths of the
 *     heap where nothing is set
 */
public record MemorySettings(int indexCacheMebibytes) {
    private static final int LEAST = 16;
    private static final int MOST = 65_536;

    public static MemorySettings from(Environment environment) {
        return new MemorySettings(environment.number("RAVEN_INDEX_CACHE_MB", LEAST, MOST, shareOfHeap()));
    }

    private static int shareOfHeap() {
        long mebibytes = Runtime.getRuntime().maxMemory() / 5 * 2 >> 20;
        return Math.clamp(mebibytes, LEAST, MOST);
    }

    /** The bound in KiB. */
    long indexCacheKibibytes() {
        return indexCacheMebibytes * 1024L;
    }
}
