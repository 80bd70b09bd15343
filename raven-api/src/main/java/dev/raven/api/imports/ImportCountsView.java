package dev.raven.api.imports;

/**
 * What came of the things of one kind.
 *
 * @param added in a dry run, those that would be
 * @param existing those that were there
 * @param erased those that were erased here, and stay so
 */
public record ImportCountsView(long added, long existing, long erased) {}
