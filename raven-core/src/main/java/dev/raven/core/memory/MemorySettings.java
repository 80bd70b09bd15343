package dev.raven.core.memory;

import dev.raven.core.settings.Environment;

/**
 * How much memory recall may use.
 *
 * @param indexCacheMebibytes {@code RAVEN_INDEX_CACHE_MB}, 16–65536: opened memories kept in RAM, in MiB; two fifths of the
 *     heap where nothing is set
 * @param openingMebibytes what all memories that are being opened may take besides, in MiB
 */
public record MemorySettings(int indexCacheMebibytes, int openingMebibytes) {
    private static final int LEAST = 16;
    private static final int MOST = 65_536;

    public static MemorySettings from(Environment environment) {
        int cache = environment.number("RAVEN_INDEX_CACHE_MB", LEAST, MOST, shareOfHeap());
        return new MemorySettings(cache, Math.max(cache, shareOfHeap()));
    }

    private static int shareOfHeap() {
        long mebibytes = Runtime.getRuntime().maxMemory() / 5 * 2 >> 20;
        return Math.clamp(mebibytes, LEAST, MOST);
    }

    long indexCacheKibibytes() {
        return indexCacheMebibytes * 1024L;
    }

    int openingKibibytes() {
        return openingMebibytes * 1024;
    }
}
