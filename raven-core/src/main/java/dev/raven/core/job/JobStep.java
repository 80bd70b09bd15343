package dev.raven.core.job;

import java.time.Instant;
import java.util.Map;

/** What a step of a job came to. */
public sealed interface JobStep {

    /** There is more to do. */
    record Next(JobProgress progress) implements JobStep {}

    /** All is done for now; it begins again then. */
    record Later(Instant then) implements JobStep {}

    /**
     * All is done; where items failed, the job has failed, and may be asked for again.
     *
     * @param told what the audit log is told of it
     */
    record Done(JobProgress progress, Map<String, Object> told) implements JobStep {
        public Done(JobProgress progress) {
            this(progress, Map.of());
        }
    }
}
