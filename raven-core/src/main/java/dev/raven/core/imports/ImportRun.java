package dev.raven.core.imports;

import dev.raven.api.problem.InvalidRequestException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.core.id.ConversationId;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One import: what is there already, and what was erased here, is passed over. */
final class ImportRun {
    /** Each is remembered until the end, so that none is stored twice. */
    static final int MOST_EXCHANGES = 200_000;
    /** A place among the bulk requests is wanted by others, too. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final String CONVERSATION = "conversation_id";

    private final ImportOrder order;
    private final ImportTalks.Course talks;
    private final ImportExchanges.Course exchanges;
    private final ImportSink sink;
    private final ImportTally tally;
    /** Conversations that had ended where they come from, and where the file says so. */
    private final Map<ConversationId, Long> ended = new LinkedHashMap<>();

    /** Whether the file has something that cannot be read: once it is mended, its conversation must be open. */
    private boolean refused;

    private final long deadline = System.nanoTime() + LONGEST.toNanos();

    ImportRun(
            ImportOrder order,
            ImportTalks.Course talks,
            ImportExchanges.Course exchanges,
            ImportSink sink,
            ImportTally tally) {
        this.order = order;
        this.talks = talks;
        this.exchanges = exchanges;
        this.sink = sink;
        this.tally = tally;
    }

    ImportReport run(ImportFile file) {
        Optional<String> broken = read(file);
        exchanges.store();
        if (broken.isPresent() && tally.isEmpty()) {
            throw InvalidRequestException.of("body", "cannot be imported: " + broken.get() + ".");
        }
        Optional<String> flaw = broken.or(file::flaw);
        if (!order.dryRun() && flaw.isEmpty() && !refused) { // what is left must find its conversations open
            ended.forEach(this::end);
        }
        return tally.report(order.format(), order.dryRun(), flaw);
    }

    private Optional<String> read(ImportFile file) {
        try {
            for (List<ImportItem> items = file.next(); !items.isEmpty(); items = file.next()) {
                if (System.nanoTime() > deadline || exchanges.taken() > MOST_EXCHANGES) {
                    return Optional.of("it has more than an import takes at once; import it again, and it goes on");
                }
                for (ImportItem item : items) {
                    take(item);
                }
            }
            return Optional.empty();
        } catch (BrokenFileException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        } catch (IOException cut) {
            return Optional.of("it did not arrive whole");
        }
    }

    private void take(ImportItem item) throws BrokenFileException {
        switch (item) {
            case ImportItem.Person person -> talks.requireNotErased(person);
            case ImportItem.Talk talk -> take(talk);
            case ImportItem.Exchange exchange -> take(exchange);
            case ImportItem.Ignored ignored -> tally.ignored(ignored.what());
            case ImportItem.Refused unreadable -> {
                refused = true;
                tally.problem(unreadable.problem());
            }
        }
    }

    private void take(ImportItem.Talk talk) {
        ImportTalks.Fate fate = talks.copied(talk)
                .or(() -> sink.admit(order.caller()).map(tooOften -> talks.refuse(talk, tooOften)))
                .orElseGet(() -> talks.take(talk));
        switch (fate) {
            case ImportTalks.Fate.There is -> {
                tally.count(is.began() ? ImportCount.CONVERSATIONS_NEW : ImportCount.CONVERSATIONS_EXISTING);
                if (talk.ended()) {
                    ended.put(is.id(), talk.place());
                }
            }
            case ImportTalks.Fate.Erased erased -> tally.count(ImportCount.CONVERSATIONS_ERASED);
            case ImportTalks.Fate.Refused out -> tally.problem(ImportProblem.of(talk.place(), out.why()));
        }
    }

    private void take(ImportItem.Exchange exchange) {
        talks.find(exchange.talk())
                .ifPresentOrElse(
                        fate -> take(exchange, fate),
                        () -> refuse(exchange, "names no conversation that stands before it in the file"));
    }

    private void take(ImportItem.Exchange exchange, ImportTalks.Fate fate) {
        switch (fate) {
            case ImportTalks.Fate.There there -> exchanges.take(exchange, there);
            case ImportTalks.Fate.Erased erased -> tally.count(ImportCount.INTERACTIONS_ERASED);
            case ImportTalks.Fate.Refused out -> refuse(exchange, "its conversation was not taken in");
        }
    }

    private void refuse(ImportItem.Exchange exchange, String why) {
        tally.problem(new ImportProblem(exchange.place(), CONVERSATION, why));
    }

    private void end(ConversationId conversation, long place) {
        if (exchanges.lacks(conversation)) {
            return;
        }
        try {
            sink.end(order.caller(), conversation);
        } catch (NotFoundException erased) {
            tally.problem(new ImportProblem(place, CONVERSATION, "was erased while the import ran"));
        }
    }
}
