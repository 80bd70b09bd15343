package dev.raven.core.recall;

import java.util.List;

/**
 * What a question found.
 *
 * @param best the turns that answer it best, best first; of equals, the newer first
 * @param searched turns that the filter let through
 */
public record RecallHits(List<RecallHit> best, int searched) {}
