package dev.raven.core.usage;

import java.time.Instant;

/**
 * Something strange, seen once or several times within an hour.
 *
 * @param count how often it was seen, once in each writing of counts
 */
public record KeyAnomaly(AnomalyKind kind, Instant firstSeen, Instant lastSeen, long count) {}
