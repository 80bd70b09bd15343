package dev.raven.core.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed of a block.
 *
 * @param version of this layout: 1
 */
record BlockBody(int version, List<Item> items) {
    static final int VERSION = 1;

    /**
     * One interaction of a block.
     *
     * @param vectors its vectors with the model that made them; null where none could be computed
     * @param claims what its user says of themselves; null in a block from before there were any
     */
    record Item(
            InteractionBody interaction,
            byte @Nullable [] vectors,
            @Nullable ClaimsBody claims) {}
}
