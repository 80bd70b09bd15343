package dev.raven.core.page;

/**
 * Which part of a list is asked for.
 *
 * @param limit items at most, 1–100
 * @param offset items to skip, from 0
 */
public record PageRange(int limit, int offset) {
    public PageRange {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit must be from 1 to 100");
        }
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative");
        }
    }
}
