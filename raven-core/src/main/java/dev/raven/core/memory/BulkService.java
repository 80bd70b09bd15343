package dev.raven.core.memory;

import dev.raven.api.problem.RavenException;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.InteractionId;
import dev.raven.core.key.BlindIndex;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Remembers many exchanges for the price of few round trips: for imports. */
@Singleton
public class BulkService {
    private final TailWriter tails;
    private final Drafts drafts;
    private final BlindIndex index;

    @Inject
    BulkService(TailWriter tails, Drafts drafts, BlindIndex index) {
        this.tails = tails;
        this.drafts = drafts;
        this.index = index;
    }

    /** A line on its way: sealed, or refused before. */
    private record Draft(Optional<Addressed> sealed, Optional<BulkOutcome.Refused> refused) {}

    /**
     * Remembers some exchanges in their order. When this returns, those that are answered as stored are durable. One
     * event tells of them all.
     *
     * @return what came of each
     * @throws UnavailableException when nobody knows what came of them; lines that have names can be sent again
     */
    @Audited(value = "memory.ingest_bulk", category = AuditCategory.DATA)
    public List<BulkOutcome> ingest(Caller caller, List<BulkLine> lines) {
        List<Draft> all = lines.stream().map(line -> draft(caller, line)).toList();
        List<Addressed> sealed =
                all.stream().map(Draft::sealed).flatMap(Optional::stream).toList();
        Iterator<AppendOutcome> outcomes =
                tails.appendAll(caller.tenantId(), sealed).iterator();
        List<BulkOutcome> results = new ArrayList<>();
        for (Draft draft : all) {
            results.add(draft.sealed()
                    .map(addressed -> stored(addressed, outcomes.next()))
                    .or(() -> draft.refused().map(refused -> refused))
                    .orElseThrow());
        }
        return results;
    }

    /**
     * Looks what would come of some exchanges, as far as they themselves go: nothing is stored or sealed.
     *
     * @return why each would be refused; empty where it would not be
     */
    @NotAudited("changes nothing, and tells nothing that the caller did not send")
    public List<Optional<RavenException>> check(Caller caller, List<BulkLine> lines) {
        return lines.stream().map(line -> refusal(caller, line)).toList();
    }

    private Optional<RavenException> refusal(Caller caller, BulkLine line) {
        try {
            drafts.check(caller, line.request());
            return Optional.empty();
        } catch (UnavailableException everyLineWouldFail) {
            throw everyLineWouldFail;
        } catch (RavenException refusal) {
            return Optional.of(refusal);
        }
    }

    private Draft draft(Caller caller, BulkLine line) {
        try {
            Optional<Append.Once> once =
                    line.id().map(id -> once(caller, id)).or(() -> line.name().map(name -> once(caller, name)));
            return new Draft(Optional.of(drafts.of(caller, line.request(), once, line.id())), Optional.empty());
        } catch (UnavailableException everyLineWouldFail) {
            throw everyLineWouldFail;
        } catch (RavenException refusal) {
            return new Draft(Optional.empty(), Optional.of(new BulkOutcome.Refused(refusal)));
        }
    }

    private static BulkOutcome stored(Addressed draft, AppendOutcome outcome) {
        try {
            return new BulkOutcome.Stored(Recorder.ingested(draft, outcome), outcome instanceof AppendOutcome.Repeated);
        } catch (RavenException refusal) {
            return new BulkOutcome.Refused(refusal);
        }
    }

    /** No key has a space in it, so that no line shares its name with another request. */
    private Append.Once once(Caller caller, BulkLine.Name name) {
        return new Append.Once(
                index.of(caller.tenantId(), "memory.once", caller.keyId() + " " + name.key() + " " + name.number()),
                index.of(caller.tenantId(), "memory.line", name.content()));
    }

    /** What has its id already is the same for all keys of a tenant. */
    private Append.Once once(Caller caller, InteractionId id) {
        return new Append.Once(index.of(caller.tenantId(), "memory.once", "id " + id), "");
    }
}
