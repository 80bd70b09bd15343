package dev.raven.core.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a job.
 *
 * @param notBefore when it may start; empty for now
 */
public record JobOrder(JobKind kind, Map<String, String> parameters, Optional<Instant> notBefore) {

    /** To be started now. */
    public static JobOrder of(JobKind kind, Map<String, String> parameters) {
        return new JobOrder(kind, parameters, Optional.empty());
    }
}
