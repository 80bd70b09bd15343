package dev.raven.core.memory;

import dev.raven.api.problem.RavenException;

/** What came of one exchange of many. */
public sealed interface BulkOutcome {

    /** It is durable. */
    record Stored(Ingested ingested) implements BulkOutcome {}

    /** It alone was refused. */
    record Refused(RavenException why) implements BulkOutcome {}
}
