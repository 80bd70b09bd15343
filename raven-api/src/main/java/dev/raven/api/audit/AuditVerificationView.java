package dev.raven.api.audit;

import dev.raven.api.job.JobView;
import org.jspecify.annotations.Nullable;

/**
 * The newest verification by a job.
 *
 * @param job null where there was none
 * @param verdict null as long as the job is at it
 */
public record AuditVerificationView(
        @Nullable JobView job, @Nullable AuditVerdictView verdict) {}
