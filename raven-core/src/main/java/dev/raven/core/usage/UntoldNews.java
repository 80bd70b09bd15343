package dev.raven.core.usage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is still to be told: counts are added once, so what they gave away must outlast a storage that goes away in between.
 * What cannot be told now waits, behind the others, and keeps none of them from being told. For one thread at a time.
 */
final class UntoldNews {
    private static final Logger LOG = System.getLogger(UntoldNews.class.getName());
    private static final int MOST = 50_000;
    /** Where so many failed, the storage is away rather than one tenant's key. */
    private static final int MOST_FAILURES = 10;

    private final Deque<Runnable> waiting = new ArrayDeque<>();

    void add(Runnable telling) {
        if (waiting.size() < MOST) {
            waiting.add(telling);
        } else {
            LOG.log(Level.WARNING, "too much that is strange about API keys waits to be told; some of it is not");
        }
    }

    void tell() {
        int failures = 0;
        for (int left = waiting.size(); left > 0 && failures < MOST_FAILURES; left--) {
            Runnable next = waiting.remove();
            if (!told(next)) {
                waiting.add(next);
                failures++;
            }
        }
    }

    private static boolean told(Runnable telling) {
        try {
            telling.run();
            return true;
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "what is strange about an API key is told later: " + failed.getClass());
            return false;
        }
    }
}
