package dev.raven.core.memory;

/** How far a reader has read a user's memory: the last tail and the last block position it has seen. */
public record Revision(long tail, long block) {
    /** Nothing read yet. */
    public static final Revision START = new Revision(0, 0);
}
