package dev.raven.core.memory;

/** What a consolidation moved: interactions, into so many new blocks. */
public record Flushed(int interactions, int blocks) {
    static final Flushed NOTHING = new Flushed(0, 0);

    Flushed plus(Flushed other) {
        return new Flushed(interactions + other.interactions, blocks + other.blocks);
    }
}
