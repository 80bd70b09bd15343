package dev.raven.core.imports;

import dev.raven.api.problem.RateLimitedException;
import dev.raven.api.problem.RavenException;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.ConversationId;
import dev.raven.core.limit.LinePace;
import dev.raven.core.memory.BulkLine;
import dev.raven.core.memory.BulkOutcome;
import dev.raven.core.memory.BulkService;
import dev.raven.core.memory.TranscriptService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Stores what is imported as if it was said now, by the rate limits. */
@Singleton
class ImportSink {
    private final BulkService bulk;
    private final TranscriptService transcripts;
    private final LinePace pace;

    @Inject
    ImportSink(BulkService bulk, TranscriptService transcripts, LinePace pace) {
        this.bulk = bulk;
        this.transcripts = transcripts;
        this.pace = pace;
    }

    /** @return why each was refused, or would be; empty where it was not */
    List<Optional<RavenException>> store(Caller caller, List<BulkLine> lines, boolean dryRun) {
        if (dryRun) {
            return admit(caller)
                    .map(refusal -> Collections.nCopies(lines.size(), Optional.of(refusal)))
                    .orElseGet(() -> bulk.check(caller, lines));
        }
        LinePace.Paced paced = pace.take(caller, lines.size());
        List<Optional<RavenException>> refusals = new ArrayList<>();
        if (paced.lines() > 0) {
            bulk.ingest(caller, lines.subList(0, paced.lines())).forEach(outcome -> refusals.add(refusal(outcome)));
        }
        while (refusals.size() < lines.size()) {
            RateLimitedException late = paced.narrowest().refusal();
            refusals.add(Optional.of(late));
        }
        return refusals;
    }

    /** Takes one token: of a conversation, and in a dry run of some exchanges at once. */
    Optional<RavenException> admit(Caller caller) {
        LinePace.Paced paced = pace.take(caller, 1);
        return paced.lines() == 1
                ? Optional.empty()
                : Optional.of(paced.narrowest().refusal());
    }

    private static Optional<RavenException> refusal(BulkOutcome outcome) {
        return outcome instanceof BulkOutcome.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    void end(Caller caller, ConversationId conversation) {
        transcripts.end(caller, Optional.of(conversation));
    }
}
