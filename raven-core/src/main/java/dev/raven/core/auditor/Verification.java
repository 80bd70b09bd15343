package dev.raven.core.auditor;

import dev.raven.core.audit.AuditDetails;
import dev.raven.core.audit.AuditVerdict;
import dev.raven.core.job.Job;
import dev.raven.core.job.JobProgress;
import java.util.Map;
import java.util.Optional;

/**
 * What came of the order to verify a log.
 *
 * @param verdict empty while a job is at it
 * @param job empty where the log was short enough to be verified at once
 */
public record Verification(Optional<AuditVerdict> verdict, Optional<Job> job) implements AuditDetails {

    /** A verdict, as a job keeps it. */
    static JobProgress progress(AuditVerdict verdict) {
        return new JobProgress(
                VerdictText.of(verdict), verdict.events(), verdict.findings().size(), verdict.events());
    }

    @Override
    public Map<String, Object> auditDetails() {
        return verdict.map(Verification::details)
                .orElseGet(() -> Map.of(
                        "job_id", job.map(ordered -> ordered.id().value()).orElse("")));
    }

    private static Map<String, Object> details(AuditVerdict verdict) {
        return Map.of(
                "verified",
                Boolean.toString(verdict.verified()),
                "events",
                verdict.events(),
                "from_sequence",
                verdict.fromSequence(),
                "to_sequence",
                verdict.toSequence(),
                "findings",
                verdict.findings().size());
    }
}
