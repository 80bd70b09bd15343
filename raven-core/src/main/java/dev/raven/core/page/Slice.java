package dev.raven.core.page;

import java.util.List;

/**
 * Some of a list that is walked from its start to its end, however it changes meanwhile.
 *
 * @param next position to go on after
 */
public record Slice<T>(List<T> items, long next) {
    public Slice {
        items = List.copyOf(items);
    }
}
