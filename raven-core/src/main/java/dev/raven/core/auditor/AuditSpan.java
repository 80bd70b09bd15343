package dev.raven.core.auditor;

/**
 * A part of a log without gaps.
 *
 * @param first the first sequence in it, from 1
 * @param last the last; before the first where there is nothing in it
 */
public record AuditSpan(long first, long last) {

    public boolean isEmpty() {
        return last < first;
    }
}
