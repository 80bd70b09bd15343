package dev.raven.core.limit;

/** A time for which a bucket is left alone: it has nothing, or nobody can ask it. Over at once when the clock is set back. */
final class Ebb {
    private long since;
    private long until;

    void begin(long now, long millis) {
        since = now;
        until = now + millis;
    }

    boolean on(long now) {
        return since <= now && now < until;
    }

    long left(long now) {
        return on(now) ? until - now : 0;
    }
}
