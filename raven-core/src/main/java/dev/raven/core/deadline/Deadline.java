package dev.raven.core.deadline;

import dev.raven.api.problem.UnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Until when the request that a thread works for must be answered. Whatever can take long asks here before each further step;
 * the rest need not, and nothing is torn out of its work in the middle of one. Work that no request waits for has all its time.
 */
public final class Deadline {
    private static final ThreadLocal<@Nullable Long> END = new ThreadLocal<>();

    private Deadline() {}

    /** From now on, until {@link #clear}, this thread works for a request. */
    public static void set(Duration within) {
        END.set(System.nanoTime() + within.toNanos());
    }

    public static void clear() {
        END.remove();
    }

    /** @throws UnavailableException with code {@code timed_out} once it has passed */
    public static void check() {
        Long end = END.get();
        if (end != null && System.nanoTime() - end > 0) {
            throw UnavailableException.timedOut();
        }
    }
}
