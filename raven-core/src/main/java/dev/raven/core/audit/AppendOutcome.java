package dev.raven.core.audit;

import java.time.Instant;

/** What became of an append. */
public sealed interface AppendOutcome {

    /** The log has the events, durably. */
    record Done() implements AppendOutcome {}

    /** Nothing was appended: the log has another head. */
    record MovedOn() implements AppendOutcome {}

    /**
     * Nothing was appended: the node's clock is not the storage's.
     *
     * @param now the storage's
     */
    record Skewed(Instant now) implements AppendOutcome {}
}
