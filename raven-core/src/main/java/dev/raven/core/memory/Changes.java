package dev.raven.core.memory;

import java.util.List;

/**
 * What came to a user's memory since a revision, in order.
 *
 * @param next the revision to ask from next time
 * @param more whether the answer was cut and the reader should ask again at once
 */
public record Changes(List<BlockEntry> blocks, List<TailEntry> tail, Revision next, boolean more) {}
