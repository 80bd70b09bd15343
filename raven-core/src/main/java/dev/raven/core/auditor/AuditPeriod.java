package dev.raven.core.auditor;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that is looked at in parts of equal length.
 *
 * @param from its beginning
 * @param to its end, which is no more part of it
 */
public record AuditPeriod(Instant from, Instant to, int parts) {
    public AuditPeriod {
        if (!from.isBefore(to) || parts < 1) {
            throw new IllegalArgumentException("a period must have a length, and parts");
        }
    }

    /** Where a part begins, from 0; of the one after the last, the end of all. */
    public Instant beginning(int part) {
        return from.plus(Duration.between(from, to).multipliedBy(part).dividedBy(parts));
    }
}
