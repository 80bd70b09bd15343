package dev.raven.core.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a step of a job came to. */
public sealed interface JobStep {

    /** Of work on one thing: there is more to do of it from there on, or all is done. */
    static JobStep onwards(JobProgress progress, Optional<String> next) {
        return next.<JobStep>map(place -> new Next(progress.at(place))).orElseGet(() -> new Done(progress.plus(1)));
    }

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
