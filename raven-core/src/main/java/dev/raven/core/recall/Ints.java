package dev.raven.core.recall;

import java.util.Arrays;

/** Numbers in a row that grows at its end, 4 bytes each. */
final class Ints {
    private int[] values = new int[2];
    private int size;

    int size() {
        return size;
    }

    int get(int at) {
        return values[at];
    }

    void set(int at, int value) {
        values[at] = value;
    }

    void add(int value) {
        insert(size, value);
    }

    /** Puts a number before the one at a place. */
    void insert(int at, int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + Math.max(2, size / 2));
        }
        System.arraycopy(values, at, values, at + 1, size - at);
        values[at] = value;
        size++;
    }

    void removeAt(int at) {
        System.arraycopy(values, at + 1, values, at, --size - at);
    }

    /** Takes away the numbers from a place on. */
    Ints cut(int from) {
        Ints rest = new Ints();
        rest.values = Arrays.copyOfRange(values, from, size);
        rest.size = size - from;
        values = Arrays.copyOf(values, from);
        size = from;
        return rest;
    }

    /** Bytes that the row takes. */
    long bytes() {
        return 40 + 4L * values.length;
    }

    void wipe() {
        Arrays.fill(values, 0);
        size = 0;
    }
}
