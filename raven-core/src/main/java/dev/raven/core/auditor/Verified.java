package dev.raven.core.auditor;

import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.job.Job;
import java.util.Optional;

/**
 * How a log was verified.
 *
 * @param newest the newest verification, whatever its state
 * @param ended the newest that came to a verdict
 */
public record Verified(Optional<Job> newest, Optional<Job> ended) {

    public Optional<AuditVerdict> verdict() {
        return ended.flatMap(job -> VerdictText.read(job.progress().cursor()));
    }
}
