package dev.raven.core.startup;

/** How a part fares that the server needs, from the best to the worst. */
public enum Condition {
    UP,
    /** Something about it has to be mended, and the server serves meanwhile. */
    DEGRADED,
    /** The server cannot serve. */
    DOWN;

    /** {@link #UP}, or what it is otherwise. */
    public static Condition upOr(boolean up, Condition otherwise) {
        return up ? UP : otherwise;
    }

    public Condition orWorse(Condition other) {
        return compareTo(other) < 0 ? other : this;
    }
}
