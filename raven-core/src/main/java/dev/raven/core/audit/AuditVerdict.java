package dev.raven.core.audit;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification of a log found.
 *
 * @param events how many were read and hashed again
 * @param fromSequence of the first event that is still kept
 * @param toSequence of the last
 * @param checkpointSize how far the newest valid checkpoint reaches; 0 without one
 * @param findings what is wrong, in the order of the log, at most 100; empty when all holds
 */
public record AuditVerdict(
        long events, long fromSequence, long toSequence, long checkpointSize, List<AuditFinding> findings) {

    public boolean verified() {
        return findings.isEmpty();
    }

    public OptionalLong firstBadSequence() {
        return findings.stream().mapToLong(AuditFinding::sequence).min();
    }
}
