package dev.raven.core.job;

import java.util.Optional;

/**
 * Where a job is in its work.
 *
 * @param cursor where to go on, in the words of its work; empty at the start
 * @param done items dealt with, those that failed among them
 * @param failed items that could not be dealt with
 * @param total items in all, as far as is known
 */
public record JobProgress(String cursor, long done, long failed, long total) {
    /** Nothing yet. */
    public static final JobProgress START = new JobProgress("", 0, 0, 0);

    /** The part that is done, 0–1. */
    public double part() {
        return total == 0 ? 0 : Math.min(1, (double) done / total);
    }

    /** Where to go on; empty at the start. */
    public Optional<String> place() {
        return Optional.of(cursor).filter(some -> !some.isEmpty());
    }

    public JobProgress at(String next) {
        return new JobProgress(next, done, failed, total);
    }

    public JobProgress of(long items) {
        return new JobProgress(cursor, done, failed, items);
    }

    public JobProgress plus(long items) {
        return new JobProgress(cursor, done + items, failed, Math.max(total, done + items));
    }

    public JobProgress plusFailed(long items) {
        return new JobProgress(cursor, done + items, failed + items, Math.max(total, done + items));
    }
}
