package dev.raven.core.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Changes in a list, of which the oldest can be dropped. */
public final class InMemoryKeyChangeStore implements KeyChangeStore {
    private final List<KeyName> announced = new ArrayList<>();
    private int dropped;

    @Override
    public synchronized void announce(KeyName name) {
        announced.add(name);
    }

    @Override
    public synchronized String newest() {
        return Integer.toString(announced.size());
    }

    @Override
    public synchronized Optional<List<Change>> after(String position) {
        int from = Integer.parseInt(position);
        return from < dropped
                ? Optional.empty()
                : Optional.of(IntStream.range(from, announced.size())
                        .mapToObj(i -> new Change(Integer.toString(i + 1), announced.get(i)))
                        .toList());
    }

    /** Forgets all that was announced so far. */
    public synchronized void drop() {
        dropped = announced.size();
    }
}
