package dev.raven.core.limit;

/**
 * Tokens that a node has taken ahead of need, so that most requests ask nobody. It takes twice as many each time it used
 * them up quickly, and begins with one where it did not.
 */
final class Lease {
    /** How long unused tokens are kept. */
    static final long HELD_MILLIS = 10_000;

    private final long longest;
    private long tokens;
    private long size;
    private long since;

    Lease(long longest) {
        this.longest = longest;
    }

    long tokens() {
        return tokens;
    }

    /** How many to take ahead now. */
    long next(long now) {
        return overdue(now) ? 1 : Math.min(longest, Math.max(1, 2 * size));
    }

    void add(long taken, long now) {
        tokens += taken;
        size = Math.min(longest, taken);
        since = now;
    }

    /** At most so many. */
    long use(long most) {
        long used = Math.min(most, tokens);
        tokens -= used;
        return used;
    }

    void giveBack(long unused) {
        tokens += unused;
    }

    /** Whether it was taken too long ago to be kept, or the clock was set back. */
    boolean overdue(long now) {
        return now < since || now - since >= HELD_MILLIS;
    }
}
