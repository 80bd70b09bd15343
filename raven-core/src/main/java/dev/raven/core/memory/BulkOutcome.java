package dev.raven.core.memory;

import dev.raven.api.problem.RavenException;
import dev.raven.core.audit.Screened;
import java.util.Map;

/** What came of one exchange of many. */
public sealed interface BulkOutcome {

    /**
     * It is durable.
     *
     * @param again whether it was before, and nothing was added
     */
    record Stored(Ingested ingested, boolean again) implements BulkOutcome, Screened {

        @Override
        public Map<String, Integer> contentFound() {
            return ingested.contentFound();
        }
    }

    /** It alone was refused. */
    record Refused(RavenException why) implements BulkOutcome {}
}
