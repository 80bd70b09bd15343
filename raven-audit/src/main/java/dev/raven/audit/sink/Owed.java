package dev.raven.audit.sink;

import dev.raven.core.id.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events that a sink does not have and that no spool holds: known by their sequences, to be fetched from Redis again. What
 * other nodes wrote in between comes along. Not for several threads.
 */
final class Owed {
    private final Map<TenantId, Range> ranges = new LinkedHashMap<>();

    /**
     * Events of one log, one after the other.
     *
     * @param last at least {@code first}
     */
    record Range(TenantId log, long first, long last) {
        private Range with(Range other) {
            return new Range(log, Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    void add(Range range) {
        ranges.merge(range.log(), range, Range::with);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** How many there are, those of other nodes in between among them. */
    long events() {
        return ranges.values().stream()
                .mapToLong(range -> range.last() - range.first() + 1)
                .sum();
    }

    /** One of them. */
    Range next() {
        return ranges.values().iterator().next();
    }

    /** Takes note that of this log nothing up to a sequence is owed any more. */
    void paid(TenantId log, long reached) {
        ranges.computeIfPresent(
                log, (same, range) -> range.last() <= reached ? null : new Range(log, reached + 1, range.last()));
    }
}
