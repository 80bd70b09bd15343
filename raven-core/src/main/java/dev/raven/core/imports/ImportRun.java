package dev.raven.core.imports;

import dev.raven.api.memory.IngestRequest;
import dev.raven.api.problem.RavenException;
import dev.raven.core.caller.Caller;
import dev.raven.core.erasure.DeletionStore;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.InteractionId;
import dev.raven.core.memory.BulkLine;
import dev.raven.core.user.User;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One import: what is there already, and what was erased here, is passed over. */
final class ImportRun {
    /** Each is remembered until the end, so that none is stored twice. */
    static final int MOST_EXCHANGES = 200_000;
    /** Of what the file calls a conversation, which is remembered until the end, too. */
    private static final int LONGEST_NAME = 256;
    /** A place among the bulk requests is wanted by others, too. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Caller caller;
    private final User user;
    private final ImportFormat format;
    private final boolean dryRun;
    private final ImportedIds ids;
    private final ImportTalks.Course talks;
    private final ImportSink sink;
    private final DeletionStore ledger;
    private final Set<InteractionId> there;
    private final Set<ConversationId> ended = new LinkedHashSet<>();
    private final ImportTally tally = new ImportTally();
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int taken;

    /** @param there the exchanges that the person has */
    ImportRun(
            Caller caller,
            User user,
            ImportFormat format,
            boolean dryRun,
            ImportedIds ids,
            ImportTalks talks,
            ImportSink sink,
            DeletionStore ledger,
            Set<InteractionId> there) {
        this.caller = caller;
        this.user = user;
        this.format = format;
        this.dryRun = dryRun;
        this.ids = ids;
        this.talks = talks.of(user, ids, dryRun);
        this.sink = sink;
        this.ledger = ledger;
        this.there = there;
    }

    ImportReport run(ImportFile file) {
        Optional<String> flaw = read(file).or(file::flaw);
        if (!dryRun && flaw.isEmpty()) { // what is left of a file that was cut must find its conversations open
            ended.forEach(conversation -> sink.end(caller, conversation));
        }
        return tally.report(format, dryRun, flaw);
    }

    private Optional<String> read(ImportFile file) {
        try {
            for (List<ImportItem> items = file.next(); !items.isEmpty(); items = file.next()) {
                if (System.nanoTime() > end || taken > MOST_EXCHANGES) {
                    return Optional.of("it has more than an import takes at once; import it again, and it goes on");
                }
                take(items);
            }
            return Optional.empty();
        } catch (BrokenFileException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        } catch (IOException cut) {
            return Optional.of("it did not arrive whole");
        }
    }

    /** A line, and where it stands. */
    private record Placed(long place, BulkLine line) {}

    private void take(List<ImportItem> items) {
        List<Placed> lines = new ArrayList<>();
        for (ImportItem item : items) {
            switch (item) {
                case ImportItem.Talk talk when talk.source().length() > LONGEST_NAME -> tooLong(talk);
                case ImportItem.Talk talk -> take(talk);
                case ImportItem.Exchange exchange -> line(exchange).ifPresent(lines::add);
                case ImportItem.Ignored ignored -> tally.ignored(ignored.what());
                case ImportItem.Refused refused -> tally.problem(refused.problem());
            }
        }
        if (!lines.isEmpty()) {
            store(lines);
        }
    }

    private void tooLong(ImportItem.Talk talk) {
        String why = "may have " + LONGEST_NAME + " characters";
        tally.problem(new ImportProblem(talk.place(), "conversation_id", why));
    }

    private void take(ImportItem.Talk talk) {
        Optional<RavenException> tooOften = sink.admit(caller);
        if (tooOften.isPresent()) {
            tally.problem(ImportProblem.of(talk.place(), tooOften.get()));
            return;
        }
        switch (talks.take(talk)) {
            case ImportTalks.Fate.There is -> {
                tally.count(is.began() ? ImportCount.CONVERSATIONS_NEW : ImportCount.CONVERSATIONS_EXISTING);
                if (talk.ended()) {
                    ended.add(is.id());
                }
            }
            case ImportTalks.Fate.Erased erased -> tally.count(ImportCount.CONVERSATIONS_ERASED);
            case ImportTalks.Fate.Refused refused -> tally.problem(ImportProblem.of(talk.place(), refused.why()));
        }
    }

    private Optional<Placed> line(ImportItem.Exchange exchange) {
        Optional<ImportTalks.Fate> fate = talks.find(exchange.talk());
        if (fate.isPresent() && fate.get() instanceof ImportTalks.Fate.There is) {
            return line(exchange, is.id());
        }
        if (fate.isPresent() && fate.get() instanceof ImportTalks.Fate.Erased) {
            tally.count(ImportCount.INTERACTIONS_ERASED);
        } else {
            String why = fate.isPresent()
                    ? "its conversation was not taken in"
                    : "names no conversation that stands before it in the file";
            tally.problem(new ImportProblem(exchange.place(), "conversation_id", why));
        }
        return Optional.empty();
    }

    private Optional<Placed> line(ImportItem.Exchange exchange, ConversationId conversation) {
        InteractionId id = ids.interaction(exchange.source());
        List<InteractionId> names = Stream.concat(
                        Ids.parse(exchange.source(), InteractionId::new).stream(), Stream.of(id))
                .toList();
        if (names.stream().anyMatch(there::contains)) {
            tally.count(ImportCount.INTERACTIONS_EXISTING);
            return Optional.empty();
        }
        if (names.stream().anyMatch(name -> ledger.find(user.tenant(), name).isPresent())) {
            tally.count(ImportCount.INTERACTIONS_ERASED);
            return Optional.empty();
        }
        there.add(id);
        taken++;
        IngestRequest said = exchange.request();
        IngestRequest request = new IngestRequest(
                user.id().value(),
                conversation.value(),
                said.userMessage(),
                said.agentResponse(),
                said.metadata(),
                said.occurredAt());
        return Optional.of(new Placed(exchange.place(), new BulkLine(request, Optional.empty(), Optional.of(id))));
    }

    /** It may be taken in when the file is imported again, and its conversation must be open then. */
    private void refused(Placed line, RavenException refusal) {
        ended.remove(new ConversationId(line.line().request().conversationId()));
        tally.problem(ImportProblem.of(line.place(), refusal));
    }

    private void store(List<Placed> lines) {
        List<Optional<RavenException>> refusals =
                sink.store(caller, lines.stream().map(Placed::line).toList(), dryRun);
        for (int i = 0; i < lines.size(); i++) {
            int at = i;
            refusals.get(i)
                    .ifPresentOrElse(
                            refusal -> refused(lines.get(at), refusal),
                            () -> tally.count(ImportCount.INTERACTIONS_NEW));
        }
    }
}
