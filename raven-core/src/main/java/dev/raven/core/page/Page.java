package dev.raven.core.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param total items in the whole list
 */
public record Page<T>(List<T> items, int limit, int offset, long total) {
    public Page {
        items = List.copyOf(items);
    }

    public boolean hasMore() {
        return offset + (long) items.size() < total;
    }

    /** The same page of other things. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), limit, offset, total);
    }
}
