package dev.raven.core.memory;

/** How far a reader has read a user's memory: the last tail, block and removal position it has seen. */
public record Revision(long tail, long block, long removal) {
    /** Nothing read yet. */
    public static final Revision START = new Revision(0, 0, 0);
}
