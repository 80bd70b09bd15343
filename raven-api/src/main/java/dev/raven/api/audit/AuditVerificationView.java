package dev.raven.api.audit;

import dev.raven.api.job.JobView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the log was verified.
 *
 * @param job the newest verification, which may be under way or have failed; null where there was none
 * @param verdict what the newest found that came to an end; null where none has
 * @param verifiedAt when it did
 */
public record AuditVerificationView(
        @Nullable JobView job,
        @Nullable AuditVerdictView verdict,
        @Nullable Instant verifiedAt) {}
