package dev.raven.core.imports;

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

    /**
     * What came of an exchange, or would.
     *
     * @param again whether somebody else stored it since the import began
     */
    record Outcome(Optional<RavenException> refusal, boolean again) {

        static Outcome refused(RavenException why) {
            return new Outcome(Optional.of(why), false);
        }

        static Outcome of(BulkOutcome outcome) {
            return switch (outcome) {
                case BulkOutcome.Stored stored -> new Outcome(Optional.empty(), stored.again());
                case BulkOutcome.Refused refused -> refused(refused.why());
            };
        }
    }

    /** @return what came of each, or would */
    List<Outcome> store(Caller caller, List<BulkLine> lines, boolean dryRun) {
        return dryRun ? check(caller, lines) : store(caller, lines);
    }

    private List<Outcome> check(Caller caller, List<BulkLine> lines) {
        return admit(caller)
                .map(refusal -> Collections.nCopies(lines.size(), Outcome.refused(refusal)))
                .orElseGet(() -> bulk.check(caller, lines).stream()
                        .map(refusal -> new Outcome(refusal, false))
                        .toList());
    }

    private List<Outcome> store(Caller caller, List<BulkLine> lines) {
        LinePace.Paced paced = pace.take(caller, lines.size());
        List<Outcome> outcomes = new ArrayList<>();
        if (paced.lines() > 0) {
            bulk.ingest(caller, lines.subList(0, paced.lines())).forEach(outcome -> outcomes.add(Outcome.of(outcome)));
        }
        while (outcomes.size() < lines.size()) {
            outcomes.add(Outcome.refused(paced.narrowest().refusal()));
        }
        return outcomes;
    }

    /** Takes one token: of a conversation, and in a dry run of some exchanges at once. */
    Optional<RavenException> admit(Caller caller) {
        LinePace.Paced paced = pace.take(caller, 1);
        return paced.lines() == 1
                ? Optional.empty()
                : Optional.of(paced.narrowest().refusal());
    }

    void end(Caller caller, ConversationId conversation) {
        transcripts.end(caller, Optional.of(conversation));
    }
}
